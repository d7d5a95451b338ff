package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the overlays promise besides what the base does.
class OverlaysTest {
    static Stream<Fields> pods() {
        return Manifests.FOLDERS.stream()
                .flatMap(folder -> Manifests.ofKind(folder, "Deployment").stream())
                .map(deployment -> deployment.at("spec.template"));
    }

    /// The Pod Security Standard «restricted», which the overlays' namespaces enforce.
    @ParameterizedTest
    @MethodSource("pods")
    void nothingNeedsMoreThanRestrictedPodsMay(Fields pod) {
        assertEquals("true", pod.text("spec.securityContext.runAsNonRoot"));
        assertEquals("RuntimeDefault", pod.text("spec.securityContext.seccompProfile.type"));
        assertEquals("false", pod.text("spec.automountServiceAccountToken"));
        for (var container : pod.list("spec.containers")) {
            assertEquals("false", container.text("securityContext.allowPrivilegeEscalation"));
            assertEquals("true", container.text("securityContext.readOnlyRootFilesystem"));
            assertEquals("[ALL]", container.text("securityContext.capabilities.drop"));
            assertTrue(container.has("resources.limits.memory"), "what it may use is bounded");
        }
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyImageIsOfAVersion(Fields pod) {
        for (var container : pod.list("spec.containers")) {
            var image = container.text("image");
            assertTrue(image.matches("[a-z/-]+:v?[0-9][0-9a-z.-]*"), image);
        }
    }

    /// A name that no service reads would be a setting that does nothing.
    @Test
    void everyVariableIsASettingOfTheService() {
        for (var folder : Manifests.FOLDERS) {
            for (var service : Compose.OURS) {
                var container = named(folder, "Deployment", service)
                        .at("spec.template")
                        .list("spec.containers")
                        .getFirst();
                var names = new TreeSet<String>();
                container.list("env").forEach(variable -> names.add(variable.text("name")));
                for (var source : container.list("envFrom")) {
                    var settings = named(folder, "ConfigMap", source.text("configMapRef.name"));
                    settings.at("data").map().keySet().forEach(name -> names.add(name.toString()));
                }
                names.removeAll(SettingNames.of(service));
                // What OWN_URL is made of.
                names.remove("POD_IP");

                assertEquals(new TreeSet<>(), names, folder + " " + service);
            }
        }
    }

    @Test
    void namespacesLetNothingElseIn() {
        for (var folder : List.of("overlays/dev", "overlays/production", "overlays/native")) {
            var namespace = Manifests.ofKind(folder, "Namespace").getFirst();
            assertTrue(namespace.value("metadata.labels").toString().contains("enforce=restricted"), folder);
            for (var object : Manifests.all(folder)) {
                if (object != namespace && !object.text("kind").equals("Namespace")) {
                    assertEquals(namespace.text("metadata.name"), object.text("metadata.namespace"), object.name());
                }
            }
        }
    }

    @Test
    void theNumberOfGatewaysIsTheAutoscalersAlone() {
        var scaler = Manifests.ofKind("overlays/production", "HorizontalPodAutoscaler")
                .getFirst();
        var gateway = named("overlays/production", "Deployment", "gateway-service");

        assertEquals("gateway-service", scaler.text("spec.scaleTargetRef.name"));
        assertTrue(Integer.parseInt(scaler.text("spec.minReplicas")) >= 2);
        assertFalse(gateway.has("spec.replicas"));
    }

    @Test
    void connectionsCountBesidesTheCpu() {
        var metrics = Manifests.ofKind("src/test/overlays/by-connections", "HorizontalPodAutoscaler")
                .getFirst()
                .list("spec.metrics");

        assertEquals(
                List.of("Resource", "Pods"),
                metrics.stream().map(metric -> metric.text("type")).toList());
        assertEquals("parley_connections", metrics.getLast().text("pods.metric.name"));
    }

    @Test
    void tracesAreSentByThoseThatMakeSome() {
        for (var service : List.of("gateway-service", "session-service", "ai-bridge-service")) {
            var container = named("src/test/overlays/tracing", "Deployment", service)
                    .at("spec.template")
                    .list("spec.containers")
                    .getFirst();
            var names = container.list("env").stream()
                    .map(variable -> variable.text("name"))
                    .toList();
            assertTrue(names.contains("OTEL_EXPORTER_OTLP_ENDPOINT"), service);
        }
    }

    @Test
    void theWayInLeadsToTheGateway() {
        var ingress = Manifests.ofKind("overlays/production", "Ingress").getFirst();
        var backend = ingress.list("spec.rules").getFirst().list("http.paths").getFirst();

        assertEquals("gateway-service", backend.text("backend.service.name"));
        assertEquals("http", backend.text("backend.service.port.name"));
        assertTrue(ingress.value("metadata.annotations").toString().contains("proxy-buffering=off"));
        assertTrue(named("overlays/production", "ConfigMap", "gateway-settings").has("data.TRUSTED_PROXIES"));
    }

    @Test
    void theWayInByTheGatewayApiLeadsToTheGatewayAndCutsNothingThatLives() {
        var folder = "src/test/overlays/gateway-api";
        var gateway = named(folder, "Gateway", "parley");
        var listener = gateway.list("spec.listeners").getFirst();
        var route = named(folder, "HTTPRoute", "parley");
        var rule = route.list("spec.rules").getFirst();
        var backend = rule.list("backendRefs").getFirst();
        var service = named(folder, "Service", backend.text("name"));

        assertEquals("some-class", gateway.text("spec.gatewayClassName"), "an overlay says which");
        assertEquals("HTTPS", listener.text("protocol"));
        assertEquals("[" + listener.text("hostname") + "]", route.text("spec.hostnames"));
        var parent = route.list("spec.parentRefs").getFirst();
        assertEquals(gateway.text("metadata.name"), parent.text("name"));
        assertEquals(listener.text("name"), parent.text("sectionName"));
        assertEquals("gateway-service", backend.text("name"));
        assertEquals(service.list("spec.ports").getFirst().text("port"), backend.text("port"));
        assertEquals("0s", rule.text("timeouts.request"));
        assertEquals("0s", rule.text("timeouts.backendRequest"));
    }

    @Test
    void nativeImagesAreMeantWhereThereAreAny() {
        for (var deployment : Manifests.ofKind("overlays/native", "Deployment")) {
            var name = deployment.text("metadata.name");
            var image = deployment
                    .at("spec.template")
                    .list("spec.containers")
                    .getFirst()
                    .text("image");
            var dockerfile = Path.of("..", name, "src/main/docker/Dockerfile.native");

            assertEquals(Files.exists(dockerfile), image.endsWith("-native"), name);
        }
    }

    @Test
    void theSecretsOfTheDevelopersOverlayAreNamed() throws IOException {
        var named = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("overlays/dev/secrets.example"))) {
            if (!line.startsWith("#")) {
                named.add(line.substring(0, line.length() - 1));
            }
        }
        var needed = new TreeSet<String>();
        for (var deployment : Manifests.ofKind("overlays/dev", "Deployment")) {
            for (var variable : deployment
                    .at("spec.template")
                    .list("spec.containers")
                    .getFirst()
                    .list("env")) {
                if (variable.has("valueFrom.secretKeyRef") && !variable.has("valueFrom.secretKeyRef.optional")) {
                    needed.add(variable.text("valueFrom.secretKeyRef.key"));
                }
            }
        }

        assertTrue(named.containsAll(needed), () -> needed + " of which are named " + named);
        assertTrue(named.contains("JWT_SECRET"), "else nobody could sign in");
    }

    private static Fields named(String folder, String kind, String name) {
        return Manifests.ofKind(folder, kind).stream()
                .filter(object -> object.text("metadata.name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }
}
