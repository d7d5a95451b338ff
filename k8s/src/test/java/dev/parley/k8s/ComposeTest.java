package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What compose.yaml promises: nothing runs with more rights than it needs, nothing has a secret that everybody knows,
/// and the services are what they are in Kubernetes.
class ComposeTest {
    private static final String ADVICE = "run compose/secrets";
    private static final Pattern INTERPOLATION = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(?::([?-])([^}]*))?}");
    private static final Pattern SECRET = Pattern.compile(".*(SECRET|PASSWORD|KEY)");
    /// What may have a default: where a port of this machine is.
    private static final Set<String> PLACES = Set.of("GATEWAY_PORT", "HTTPS_ADDRESS", "HTTPS_PORT");
    /// The words of the Compose Specification that are used here.
    private static final Set<String> WORDS = Set.of(
            ("build cap_drop command depends_on environment extra_hosts healthcheck image mem_limit networks ports profiles"
                            + " read_only restart security_opt shm_size stop_grace_period tmpfs user volumes")
                    .split(" "));

    static Stream<String> all() {
        return Compose.services().keySet().stream();
    }

    static Stream<String> ours() {
        return Compose.OURS.stream();
    }

    @Test
    void allIsThere() {
        assertEquals(
                List.of(
                        "postgres",
                        "redis",
                        "session-service",
                        "ai-bridge-service",
                        "rendering-service",
                        "gateway-service",
                        "proxy",
                        "prometheus",
                        "grafana"),
                all().toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isToldInWordsThatComposeKnows(String name) {
        var unknown = new TreeSet<>();
        Compose.service(name).map().keySet().forEach(word -> unknown.add(word.toString()));
        unknown.removeAll(WORDS);

        assertEquals(new TreeSet<>(), unknown);
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoRightsItDoesNotNeed(String name) {
        var service = Compose.service(name);

        assertTrue(service.text("user").matches("[1-9][0-9]*:[0-9]+"), "not root");
        assertEquals("true", service.text("read_only"));
        assertEquals("[ALL]", service.text("cap_drop"));
        assertEquals("[no-new-privileges:true]", service.text("security_opt"));
        assertTrue(service.has("mem_limit"), "what it may use is bounded");
        assertTrue(service.text("tmpfs").startsWith("[/tmp"), "it may write there");
        for (var volume : binds(service)) {
            assertEquals("true", volume.text("read_only"), volume.text("source"));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsImageIsOfAVersion(String name) {
        assertTrue(Compose.service(name).text("image").matches("[a-z/-]+:v?[0-9]+\\.[0-9]+(\\.[0-9]+)?"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsOpenToThisMachineAloneButForTheProxyWhereSomebodySaysSo(String name) {
        if (Compose.service(name).value("ports") instanceof List<?> ports) {
            for (var port : ports) {
                var address = name.equals("proxy") ? "${HTTPS_ADDRESS:-127.0.0.1}:" : "127.0.0.1:";
                assertTrue(port.toString().startsWith(address), port.toString());
            }
        }
    }

    @Test
    void withoutItsSecretsNothingStarts() throws IOException {
        var needed = new TreeSet<String>();
        for (var found : INTERPOLATION.matcher(Compose.text()).results().toList()) {
            if (!PLACES.contains(found.group(1))) {
                assertEquals("?", found.group(2), found.group());
                assertEquals(ADVICE, found.group(3), found.group());
                needed.add(found.group(1));
            }
        }
        var made = Pattern.compile("(?m)^names=\\((.*)\\)$")
                .matcher(Files.readString(Compose.HOME.resolve("compose/secrets")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();

        var left = new TreeSet<>(List.of(made.split(" ")));
        assertTrue(left.containsAll(needed), () -> needed + " of which are made " + left);
        left.removeAll(needed);
        assertEquals(Set.of("JWT_SECRET"), left, "who has an issuer leaves it empty");
    }

    @ParameterizedTest
    @MethodSource("all")
    void noSecretStandsInTheFile(String name) {
        Compose.environment(Compose.service(name)).forEach((variable, value) -> {
            if (value != null && SECRET.matcher(variable).matches()) {
                assertTrue(value.matches("\\$\\{[A-Z_]+:\\?" + ADVICE + "}"), variable);
            }
            if (value != null && value.contains("@")) {
                assertTrue(value.matches("[a-z]+://[a-z_]*:\\$\\{[A-Z_]+:\\?" + ADVICE + "}@.*"), variable);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everyVariableIsASettingOfTheService(String name) {
        var unknown = new TreeSet<>(Compose.environment(Compose.service(name)).keySet());
        unknown.removeAll(SettingNames.of(name));

        assertEquals(new TreeSet<>(), unknown);
    }

    @ParameterizedTest
    @MethodSource("all")
    void waitsUntilWhatItNeedsIsReady(String name) {
        if (Compose.service(name).value("depends_on") instanceof Map<?, ?> needed) {
            needed.forEach((other, how) -> {
                assertEquals(Map.of("condition", "service_healthy"), how);
                assertTrue(Compose.service(other.toString()).has("healthcheck.test"), other.toString());
            });
        }
    }

    @Test
    void whoeverCallsSomebodyWaitsForIt() {
        for (var name : Compose.OURS) {
            var service = Compose.service(name);
            for (var value : Compose.environment(service).values()) {
                var called = value == null
                        ? null
                        : Pattern.compile("[/@]([a-z-]+):[0-9]+").matcher(value);
                if (called != null && called.find() && !called.group(1).equals(name)) {
                    assertTrue(service.has("depends_on." + called.group(1)), name + " calls " + called.group(1));
                    assertTrue(shareANetwork(service, Compose.service(called.group(1))), called.group(1));
                }
            }
        }
        for (var other : Compose.OURS) {
            assertTrue(other.equals("gateway-service")
                    || Compose.service("gateway-service").has("depends_on." + other));
        }
    }

    @Test
    void onlySessionServiceReachesTheDatabase() {
        for (var name : Compose.services().keySet()) {
            var reaches = shareANetwork(Compose.service(name), Compose.service("postgres"));
            assertEquals(Set.of("postgres", "session-service").contains(name), reaches, name);
        }
        for (var network : List.of("database", "hints")) {
            assertEquals("true", Compose.file().text("networks." + network + ".internal"));
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void isWhatItIsInKubernetes(String name) {
        var service = Compose.service(name);
        var pod = Manifests.ofKind("Deployment").stream()
                .filter(deployment -> deployment.text("metadata.name").equals(name))
                .findFirst()
                .orElseThrow()
                .at("spec.template.spec");
        var container = pod.list("containers").getFirst();
        var variables = new TreeMap<String, Fields>();
        container.list("env").forEach(variable -> variables.put(variable.text("name"), variable));

        assertEquals(container.text("image"), service.text("image"));
        assertEquals(
                container.text("resources.limits.memory"),
                service.text("mem_limit").replace("m", "Mi"));
        assertEquals(pod.text("terminationGracePeriodSeconds") + "s", service.text("stop_grace_period"));
        assertEquals(
                pod.text("securityContext.runAsUser") + ":" + pod.text("securityContext.runAsGroup"),
                service.text("user"));
        var environment = Compose.environment(service);
        variables.forEach((variable, inPod) -> {
            if (!variable.equals("POD_IP")) {
                assertTrue(environment.containsKey(variable), variable);
            }
            if (variable.endsWith("PORT")) {
                assertEquals(inPod.text("value"), environment.get(variable));
            }
        });
    }

    @Test
    void theProxyAloneIsBelieved() {
        var address = Compose.service("proxy").text("networks.edge.ipv4_address");
        var range = Compose.file().list("networks.edge.ipam.config").getFirst();

        assertEquals(
                address, Compose.environment(Compose.service("gateway-service")).get("TRUSTED_PROXIES"));
        assertEquals("10.83.0.0/24", range.text("subnet"));
        assertEquals("10.83.0.128/25", range.text("ip_range"), "what others are given");
        assertTrue(address.matches("10\\.83\\.0\\.[0-9]{1,2}"), "and it lies outside of that");
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatItReadsIsThere(String name) {
        for (var volume : binds(Compose.service(name))) {
            var source = volume.text("source");
            if (source.startsWith("./compose/tls/")) {
                assertEquals("false", volume.text("bind.create_host_path"), "else Docker makes a folder of it");
            } else {
                assertTrue(Files.isRegularFile(Compose.HOME.resolve(source)), source);
            }
        }
    }

    @Test
    void onlyWhatPeopleNeedComesWithoutAProfile() {
        Compose.services().forEach((name, service) -> {
            var profile = Map.of("proxy", "[tls]", "prometheus", "[observability]", "grafana", "[observability]");
            assertEquals(profile.get(name), service.has("profiles") ? service.text("profiles") : null, name);
        });
    }

    @Test
    void prometheusAsksEveryManagementPort() throws IOException {
        var file = Manifests.parse(Files.readString(Compose.HOME.resolve("compose/prometheus.yaml")))
                .getFirst();
        var asked = new TreeSet<String>();
        file.list("scrape_configs")
                .forEach(job -> job.list("static_configs")
                        .forEach(group ->
                                ((List<?>) group.value("targets")).forEach(target -> asked.add(target.toString()))));

        var there = new TreeSet<String>();
        for (var name : Compose.OURS) {
            there.add(name + ":" + Compose.environment(Compose.service(name)).get("MANAGEMENT_PORT"));
            assertTrue(shareANetwork(Compose.service("prometheus"), Compose.service(name)), name);
        }
        assertEquals(there, asked);
    }

    private static List<Fields> binds(Fields service) {
        return service.value("volumes") instanceof List<?> volumes
                ? volumes.stream()
                        .filter(Map.class::isInstance)
                        .map(volume -> new Fields((Map<?, ?>) volume))
                        .toList()
                : List.of();
    }

    private static boolean shareANetwork(Fields one, Fields other) {
        var shared = networks(one);
        shared.retainAll(networks(other));
        return !shared.isEmpty();
    }

    private static Set<String> networks(Fields service) {
        assertNotNull(service.value("networks"));
        var names = new TreeSet<String>();
        if (service.value("networks") instanceof Map<?, ?> networks) {
            networks.keySet().forEach(name -> names.add(name.toString()));
        } else {
            ((List<?>) service.value("networks")).forEach(name -> names.add(name.toString()));
        }
        assertFalse(names.isEmpty());
        return names;
    }
}
