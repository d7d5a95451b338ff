package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The alerts ask for metrics that there are, and a page says what each means.
class AlertsTest {
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?=[{\\[) ]|$)");
    /// By Quarkus and by Kubernetes.
    private static final Set<String> NOT_OURS =
            Set.of("http_server_requests_seconds_count", "kube_deployment_status_replicas_available");
    private static final Pattern SUFFIX = Pattern.compile("_(total|bytes|seconds_bucket|seconds_count|seconds_sum)$");
    private static final Pattern NAME = Pattern.compile("\"((?:parley|bridge|rendering)(?:\\.[a-z]+)+)\"");

    @Test
    void everyMetricTheyAskForIsOneOfOurs() throws IOException {
        var ours = ourMetrics();
        var asked = new TreeSet<String>();
        for (var rule : rules()) {
            METRIC.matcher(rule.text("expr")).results().forEach(found -> asked.add(found.group()));
        }
        asked.removeIf(name -> !name.startsWith("parley_")
                && !name.startsWith("bridge_")
                && !name.startsWith("rendering_")
                && !NOT_OURS.contains(name));

        assertTrue(asked.size() >= 10, asked::toString);
        for (var metric : asked) {
            assertTrue(
                    NOT_OURS.contains(metric)
                            || ours.contains(SUFFIX.matcher(metric).replaceFirst("")),
                    () -> metric + " is nobody's");
        }
    }

    @Test
    void everyAlertIsExplained() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "operations.md"));

        var explained = Pattern.compile("(?m)^\\| `(Parley[A-Za-z]+)` \\|")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                explained,
                rules().stream().map(rule -> rule.text("alert")).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void thePodsAreScrapedAndMayBe() {
        var monitor = Manifests.ofKind("overlays/production", "PodMonitor").getFirst();
        var policy = Manifests.ofKind("overlays/production", "NetworkPolicy").stream()
                .filter(each -> each.text("metadata.name").equals("parley-monitoring"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                "management",
                monitor.at("spec").list("podMetricsEndpoints").getFirst().text("port"));
        assertEquals(
                "management",
                policy.list("spec.ingress").getFirst().list("ports").getFirst().text("port"));
        for (var deployment : Manifests.ofKind("overlays/production", "Deployment")) {
            var labels = (Map<?, ?>) deployment.value("spec.template.metadata.labels");
            assertEquals("parley", labels.get("app.kubernetes.io/part-of"));
        }
    }

    private static List<Fields> rules() {
        var groups = Manifests.ofKind("overlays/production", "PrometheusRule")
                .getFirst()
                .at("spec")
                .list("groups");
        var rules = groups.getFirst().list("rules");
        assertFalse(rules.isEmpty());
        return rules;
    }

    private static Set<String> ourMetrics() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            var names = new TreeSet<String>();
            for (var file : files.filter(each -> each.toString().contains("/src/main/java/")
                            && each.toString().endsWith(".java"))
                    .toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> names.add(found.group(1).replace('.', '_')));
            }
            return names;
        }
    }
}
