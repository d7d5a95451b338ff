package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The alerts ask for metrics that there are, and a page says what each means.
class AlertsTest {
    @Test
    void everyMetricTheyAskForIsOneOfOurs() throws IOException {
        var asked =
                Metrics.askedFor(rules().stream().map(rule -> rule.text("expr")).toList());

        assertTrue(asked.size() >= 10, asked::toString);
        Metrics.assertThereAre(asked);
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

    @Test
    void composeHasTheSameButForTheOneThatAsksKubernetes() throws IOException {
        var file = Manifests.parse(Files.readString(Path.of("..", "compose", "alerts.yaml")))
                .getFirst();
        var rules = new ArrayList<>(file.list("groups").getFirst().list("rules"));

        var first = rules.removeFirst();

        assertEquals("ParleyServiceDown", first.text("alert"));
        assertEquals("up{job=\"parley\"} == 0", first.text("expr"));
        assertEquals(rules().subList(1, rules().size()), rules);
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
}
