package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    @TestFactory
    Stream<DynamicTest> everyManifestIsWhatKubernetesUnderstands() {
        return Manifests.FOLDERS.stream().flatMap(folder -> {
            assertFalse(Manifests.all(folder).isEmpty());
            return Manifests.all(folder).stream()
                    .map(manifest -> DynamicTest.dynamicTest(
                            folder + ": " + manifest.name(),
                            () -> assertEquals(List.of(), Schemas.complaints(manifest))));
        });
    }

    @Test
    void allServicesAreThere() {
        var names = List.of("ai-bridge-service", "gateway-service", "rendering-service", "session-service");

        for (var kind : List.of("Deployment", "Service", "ServiceAccount", "NetworkPolicy", "PodDisruptionBudget")) {
            assertEquals(
                    names,
                    Manifests.ofKind(kind).stream()
                            .map(manifest -> manifest.text("metadata.name"))
                            .sorted()
                            .toList(),
                    kind);
        }
    }

    /// Else the test above would prove nothing.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "top level        | spec:                     | spek:",
                "in the metadata  | labels:                   | lables:",
                "in the spec      | replicas: 2               | replica: 2",
                "in the pod       | automountServiceAccountToken: false | automountServiceAccountTokens: false",
                "in a container   | image:                    | imagee:",
                "in a probe       | failureThreshold:         | failureTreshold:",
                "in a security context | readOnlyRootFilesystem: | readOnlyRootFileSystem:",
                "a wrong type     | replicas: 2               | replicas: two",
                "a wrong type deep down | periodSeconds: 10   | periodSeconds: ten",
                "a number for a text | path: /q/health/live   | path: 7",
                "a switch of text | runAsNonRoot: true        | runAsNonRoot: maybe",
            })
    void findsAMistake(String where, String right, String wrong) {
        var good = """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: some
                  labels: {app: some}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: some}}
                  template:
                    metadata: {labels: {app: some}}
                    spec:
                      automountServiceAccountToken: false
                      securityContext:
                        runAsNonRoot: true
                      containers:
                        - name: some
                          image: some:1
                          livenessProbe:
                            httpGet:
                              path: /q/health/live
                              port: http
                            periodSeconds: 10
                            failureThreshold: 3
                          securityContext:
                            readOnlyRootFilesystem: true
                """;
        assertEquals(List.of(), Schemas.complaints(Manifests.parse(good).getFirst()));
        assertTrue(good.contains(right), right);

        var bad = Manifests.parse(good.replaceFirst(right, wrong)).getFirst();

        assertFalse(Schemas.complaints(bad).isEmpty(), where);
    }

    @ParameterizedTest
    @CsvSource({"podMetricsEndpoints, podMetricEndpoints", "path: /q/metrics, paths: /q/metrics", "interval, every"})
    void findsAMistakeInWhatAnOperatorAdds(String right, String wrong) {
        var good = """
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata: {name: some}
                spec:
                  selector: {matchLabels: {app: some}}
                  podMetricsEndpoints:
                    - port: management
                      path: /q/metrics
                      interval: 15s
                """;
        assertEquals(List.of(), Schemas.complaints(Manifests.parse(good).getFirst()));

        var bad = Manifests.parse(good.replaceFirst(right, wrong)).getFirst();

        assertFalse(Schemas.complaints(bad).isEmpty(), wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "parentRefs, parentReferences",
        "backendRequest, backend",
        "port: 8080, port: http",
        "PathPrefix, 1",
        "hostnames: [some.example], hostnames: some.example"
    })
    void findsAMistakeInARoute(String right, String wrong) {
        var good = """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: some}
                spec:
                  parentRefs: [{name: some}]
                  hostnames: [some.example]
                  rules:
                    - matches: [{path: {type: PathPrefix, value: /}}]
                      timeouts: {request: 0s, backendRequest: 0s}
                      backendRefs: [{name: some, port: 8080}]
                """;
        assertEquals(List.of(), Schemas.complaints(Manifests.parse(good).getFirst()));

        var bad = Manifests.parse(good.replace(right, wrong)).getFirst();

        assertFalse(Schemas.complaints(bad).isEmpty(), wrong);
    }

    @Test
    void findsWhatIsMissing() {
        var bad = Manifests.parse("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: some}\nspec: {replicas: 1}");

        assertFalse(Schemas.complaints(bad.getFirst()).isEmpty());
    }
}
