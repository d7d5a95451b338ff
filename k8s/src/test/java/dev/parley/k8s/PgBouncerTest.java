package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What stands between session-service and PostgreSQL where that component is added.
class PgBouncerTest {
    private static final String FOLDER = "src/test/overlays/pooled";

    private static String settings() {
        return Manifests.ofKind(FOLDER, "ConfigMap").stream()
                .map(map -> map.at("data").map().get("pgbouncer.ini"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static String setting(String name) {
        var line = Pattern.compile("(?m)^" + name + " = (.*)$").matcher(settings());
        assertTrue(line.find(), name);
        return line.group(1);
    }

    @Test
    void aConnectionOfPostgresqlIsToldWhatThePoolTellsItsOwn() throws IOException {
        var service = new Properties();
        try (var in =
                Files.newBufferedReader(Path.of("../session-service/src/main/resources/application.properties"))) {
            service.load(in);
        }
        var told = Pattern.compile("connect_query='((?:[^']|'')*)'").matcher(setting("parley"));

        assertTrue(told.find());
        assertEquals(
                service.getProperty("quarkus.datasource.jdbc.new-connection-sql"),
                told.group(1).replace("''", "'"));
    }

    @Test
    void itsServiceLeadsToWhereItListens() {
        var service = Manifests.ofKind(FOLDER, "Service").stream()
                .filter(one -> one.text("metadata.name").equals("pgbouncer"))
                .findFirst()
                .orElseThrow();
        var container = Manifests.ofKind(FOLDER, "Deployment").stream()
                .filter(one -> one.text("metadata.name").equals("pgbouncer"))
                .findFirst()
                .orElseThrow()
                .at("spec.template")
                .list("spec.containers")
                .getFirst();

        assertEquals(
                setting("listen_port"), service.list("spec.ports").getFirst().text("port"));
        assertEquals(setting("listen_port"), container.list("ports").getFirst().text("containerPort"));
        assertEquals("transaction", setting("pool_mode"));
    }

    @Test
    void sessionServiceAloneMayCallIt() {
        var policy = Manifests.ofKind(FOLDER, "NetworkPolicy").stream()
                .filter(one -> one.text("metadata.name").equals("pgbouncer"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                List.of("session-service"),
                policy.list("spec.ingress").getFirst().list("from").stream()
                        .map(from -> from.at("podSelector.matchLabels").map().get("app.kubernetes.io/name"))
                        .toList());
    }
}
