package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromisesTest {
    private static final Map<String, Integer> PORTS = Map.of(
            "gateway-service", 8080, "session-service", 8081, "ai-bridge-service", 8082, "rendering-service", 8083);
    /// A farewell to all connections takes 20 s; before it every node must hear that the pod leaves.
    private static final Map<String, Integer> LEAST_GRACE_SECONDS =
            Map.of("gateway-service", 40, "session-service", 30, "ai-bridge-service", 30, "rendering-service", 30);

    static Stream<Fields> deployments() {
        return Manifests.ofKind("Deployment").stream();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void probesAskWhatTheyMean(Fields deployment) {
        var container = container(deployment);

        assertEquals("/q/health/live", container.text("livenessProbe.httpGet.path"), "of the process alone");
        assertEquals("/q/health/ready", container.text("readinessProbe.httpGet.path"), "of what it needs");
        assertEquals("/q/health/live", container.text("startupProbe.httpGet.path"));
        for (var probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            assertEquals("management", container.text(probe + ".httpGet.port"));
        }
        var patience =
                number(container, "startupProbe.periodSeconds") * number(container, "startupProbe.failureThreshold");
        assertTrue(patience >= 60, "a first start that migrates the database is not killed");
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void nothingRunsAsRootOrCanBecomeIt(Fields deployment) {
        var pod = deployment.at("spec.template.spec");
        var container = container(deployment);

        assertEquals("true", pod.text("securityContext.runAsNonRoot"));
        assertTrue(number(pod, "securityContext.runAsUser") > 0);
        assertEquals("RuntimeDefault", pod.text("securityContext.seccompProfile.type"));
        assertEquals("false", container.text("securityContext.allowPrivilegeEscalation"));
        assertEquals("true", container.text("securityContext.readOnlyRootFilesystem"));
        assertEquals("[ALL]", container.text("securityContext.capabilities.drop"));
        assertFalse(container.has("securityContext.capabilities.add"));
        assertFalse(container.has("securityContext.privileged"));
        for (var open : List.of("hostNetwork", "hostPID", "hostIPC")) {
            assertFalse(pod.has(open), open);
        }
        assertEquals("/tmp", container.list("volumeMounts").getFirst().text("mountPath"), "a JVM needs one");
        assertTrue(pod.list("volumes").stream().allMatch(volume -> volume.has("emptyDir")));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void thePodKnowsNothingOfTheCluster(Fields deployment) {
        assertEquals("false", deployment.text("spec.template.spec.automountServiceAccountToken"));
        assertEquals("false", deployment.text("spec.template.spec.enableServiceLinks"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void thereIsTimeToSayFarewell(Fields deployment) {
        var name = deployment.text("metadata.name");

        assertTrue(number(deployment, "spec.template.spec.terminationGracePeriodSeconds")
                >= LEAST_GRACE_SECONDS.get(name));
        assertTrue(number(container(deployment), "lifecycle.preStop.sleep.seconds") >= 3);
        assertEquals("0", deployment.text("spec.strategy.rollingUpdate.maxUnavailable"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void podsSpreadOverNodesAndSayWhatTheyNeed(Fields deployment) {
        var spread = deployment
                .at("spec.template.spec")
                .list("topologySpreadConstraints")
                .getFirst();
        var container = container(deployment);

        assertEquals("kubernetes.io/hostname", spread.text("topologyKey"));
        assertEquals(deployment.value("spec.selector.matchLabels"), spread.value("labelSelector.matchLabels"));
        assertTrue(container.has("resources.requests.cpu"));
        assertTrue(container.has("resources.requests.memory"));
        assertTrue(container.has("resources.limits.memory"));
        assertTrue(number(deployment, "spec.replicas") >= 2);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void theServiceFindsItsPods(Fields deployment) {
        var name = deployment.text("metadata.name");
        var port = PORTS.get(name);
        var service = named("Service", name);
        var labels = (Map<?, ?>) deployment.value("spec.template.metadata.labels");

        assertTrue(labels.entrySet().containsAll(((Map<?, ?>) service.value("spec.selector")).entrySet()));
        assertEquals(
                Integer.toString(port), service.list("spec.ports").getFirst().text("port"));
        assertEquals("http", service.list("spec.ports").getFirst().text("targetPort"));
        assertEquals(
                Integer.toString(port),
                container(deployment).list("ports").getFirst().text("containerPort"));
        assertEquals(Integer.toString(port), environment(deployment).get("PORT").text("value"));
        var management = container(deployment).list("ports").getLast();
        assertEquals("management", management.text("name"));
        assertEquals(
                management.text("containerPort"),
                environment(deployment).get("MANAGEMENT_PORT").text("value"));
        assertEquals(1, service.list("spec.ports").size(), "no Service leads to the management port");
        for (var rule : named("NetworkPolicy", name).list("spec.ingress")) {
            assertEquals("http", rule.list("ports").getFirst().text("port"), "nor does a policy");
            assertEquals(1, rule.list("ports").size());
        }
        assertEquals(
                deployment.value("spec.selector.matchLabels"),
                named("PodDisruptionBudget", name).value("spec.selector.matchLabels"));
        assertEquals(
                deployment.value("spec.selector.matchLabels"),
                named("NetworkPolicy", name).value("spec.podSelector.matchLabels"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void secretsComeByReferenceAndTheExampleNamesThemAll(Fields deployment) throws IOException {
        assertTrue(Manifests.ofKind("Secret").isEmpty());
        var example = Files.readAllLines(Path.of("base/secrets.example")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertTrue(example.stream().allMatch(line -> line.endsWith("=")), "no values");

        var referenced = new TreeSet<String>();
        for (var each : Manifests.ofKind("Deployment")) {
            environment(each).forEach((name, variable) -> {
                if (variable.has("valueFrom.secretKeyRef")) {
                    assertEquals("parley-secrets", variable.text("valueFrom.secretKeyRef.name"));
                    assertEquals(name, variable.text("valueFrom.secretKeyRef.key"));
                    referenced.add(name + "=");
                }
            });
        }
        assertEquals(referenced, new TreeSet<>(example));
        var keepsNothing = deployment.text("metadata.name").equals("rendering-service");
        for (var needed :
                keepsNothing ? List.of("INTERNAL_TOKEN_SECRET") : List.of("INTERNAL_TOKEN_SECRET", "REDIS_URL")) {
            assertFalse(environment(deployment).get(needed).has("valueFrom.secretKeyRef.optional"), needed);
        }
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void onlySessionServiceCanReachTheDatabase(Fields deployment) {
        var isSession = deployment.text("metadata.name").equals("session-service");

        assertEquals(isSession, environment(deployment).containsKey("DATABASE_URL"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void settingsReferToWhatIsThere(Fields deployment) {
        for (var source : container(deployment).list("envFrom")) {
            var settings = named("ConfigMap", source.text("configMapRef.name"));
            for (var url : List.of("SESSION_SERVICE_URL", "AI_BRIDGE_URL", "RENDERING_SERVICE_URL")) {
                if (settings.has("data." + url)) {
                    var parts = settings.text("data." + url).split("[:/]+");
                    assertEquals(PORTS.get(parts[1]), Integer.parseInt(parts[2]), url);
                }
            }
        }
    }

    private static Fields container(Fields deployment) {
        var containers = deployment.at("spec.template.spec").list("containers");
        assertEquals(1, containers.size());
        return containers.getFirst();
    }

    private static Map<String, Fields> environment(Fields deployment) {
        var variables = new TreeMap<String, Fields>();
        container(deployment).list("env").forEach(variable -> variables.put(variable.text("name"), variable));
        return variables;
    }

    private static Fields named(String kind, String name) {
        return Manifests.ofKind(kind).stream()
                .filter(manifest -> manifest.text("metadata.name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    private static int number(Fields fields, String path) {
        return Integer.parseInt(fields.text(path));
    }
}
