package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chart, rendered by Helm itself: by its defaults it is `k8s/base`, and with the values of each overlay that
/// overlay.
class ChartTest {
    private static final Path CHART = Path.of("helm");
    private static final Path PRODUCTION = Path.of("src/test/helm/production.yaml");
    private static final Path NATIVE = CHART.resolve("values-native.yaml");

    @Test
    void byItsDefaultsItIsTheBase() {
        assertEquals(byName(Manifests.all("base")), byName(rendered()));
    }

    @Test
    void withTheOverlaysValuesItIsTheOverlay() {
        assertEquals(inAnyNamespace("overlays/production"), byName(rendered(PRODUCTION)));
    }

    @Test
    void withTheValuesForExecutablesItIsTheOverlayOfThem() {
        assertEquals(inAnyNamespace("overlays/native"), byName(rendered(PRODUCTION, NATIVE)));
    }

    @Test
    void theGatewayApiLeadsInWhereItIsWanted() {
        var rendered = parsed(template()
                .set("gatewayApi.enabled", true)
                .set("gatewayApi.className", "some-class")
                .set("gatewayApi.host", "chat.example.org")
                .set("gatewayApi.tlsSecret", "chat-tls")
                .call());

        assertEquals(byName(Manifests.all("src/test/overlays/gateway-api")), byName(rendered));
    }

    @Test
    void whatIsSetForAServiceIsItsAlone() {
        var objects = byName(parsed(template()
                .set("services.session-service.replicas", 5)
                .set("services.session-service.env.DATABASE_CONNECTIONS", 8)
                .set("images.registry", "registry.example.com/")
                .set("secret", "ours")
                .call()));
        var session = new Fields(objects.get("Deployment session-service"));
        var gateway = new Fields(objects.get("Deployment gateway-service"));

        assertEquals("5", session.text("spec.replicas"));
        assertEquals("2", gateway.text("spec.replicas"));
        var container = session.list("spec.template.spec.containers").getFirst();
        assertEquals("registry.example.com/parley/session-service:0.1.0", container.text("image"));
        var last = container.list("env").getLast();
        assertEquals("DATABASE_CONNECTIONS", last.text("name"));
        assertEquals("8", last.value("value"));
        for (var variable : container.list("env")) {
            if (variable.has("valueFrom.secretKeyRef")) {
                assertEquals("ours", variable.text("valueFrom.secretKeyRef.name"));
            }
        }
    }

    @Test
    void aLargeNumberIsWrittenAsItIs(@TempDir Path folder) throws IOException {
        var values = Files.writeString(folder.resolve("values.yaml"), """
                settings:
                  gateway-settings:
                    GATEWAY_MEMORY_MAX_BYTES: 67108864
                services:
                  gateway-service:
                    env:
                      GATEWAY_LIMITS_STRANGERS: 20000000
                """);

        var objects = byName(rendered(values));

        assertEquals(
                "67108864",
                new Fields(objects.get("ConfigMap gateway-settings")).text("data.GATEWAY_MEMORY_MAX_BYTES"));
        var container = new Fields(objects.get("Deployment gateway-service"))
                .list("spec.template.spec.containers")
                .getFirst();
        assertEquals("20000000", container.list("env").getLast().value("value"));
    }

    @Test
    void whatItMakesIsWhatKubernetesUnderstands() {
        var objects = rendered(PRODUCTION);

        assertTrue(objects.size() > 20);
        for (var object : objects) {
            assertEquals(List.of(), Schemas.complaints(object), object.name());
        }
    }

    @Test
    void itsVersionIsTheImages() throws IOException {
        var chart =
                Manifests.parse(Files.readString(CHART.resolve("Chart.yaml"))).getFirst();
        var image = Manifests.ofKind("Deployment")
                .getFirst()
                .list("spec.template.spec.containers")
                .getFirst()
                .text("image");

        assertTrue(image.endsWith(":" + chart.text("appVersion")), image);
    }

    /// For the oldest Kubernetes it is for.
    private static TemplateCommand template() {
        return new Helm(CHART).template().withKubeVersion("v1.30.0");
    }

    private static List<Fields> rendered(Path... values) {
        var template = template();
        for (var file : values) {
            template.withValuesFile(file);
        }
        return parsed(template.call());
    }

    private static List<Fields> parsed(String yaml) {
        return Manifests.parse(yaml).stream()
                .filter(object -> object.map() != null)
                .toList();
    }

    private static Map<String, Map<?, ?>> byName(List<Fields> objects) {
        var named = new TreeMap<String, Map<?, ?>>();
        for (var object : objects) {
            assertEquals(null, named.put(object.name(), object.map()), object.name() + " is there twice");
        }
        assertFalse(named.isEmpty());
        return named;
    }

    /// A chart leaves the namespace to who installs it.
    private static Map<String, Map<?, ?>> inAnyNamespace(String folder) {
        var named = new TreeMap<String, Map<?, ?>>();
        byName(Manifests.all(folder)).forEach((name, object) -> {
            if (!object.get("kind").equals("Namespace")) {
                var metadata = new HashMap<Object, Object>((Map<?, ?>) object.get("metadata"));
                metadata.remove("namespace");
                var copy = new HashMap<Object, Object>(object);
                copy.put("metadata", metadata);
                named.put(name, copy);
            }
        });
        return named;
    }
}
