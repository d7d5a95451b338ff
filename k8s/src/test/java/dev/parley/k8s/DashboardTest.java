package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The dashboard shows metrics that there are, all of them, each panel once and in a place of its own.
class DashboardTest {
    @Test
    void everyMetricItShowsIsOneThatThereIs() throws IOException {
        var expressions = new ArrayList<>(expressions());
        for (var variable : dashboard().list("templating.list")) {
            if (variable.text("type").equals("query")) {
                expressions.add(variable.text("query.query"));
            }
        }

        Metrics.assertThereAre(Metrics.askedFor(expressions));
    }

    @Test
    void everyMetricThatAnAlertAsksForIsShown() throws IOException {
        var unseen = new TreeSet<>(Metrics.askedFor(alerts()));
        unseen.removeAll(Metrics.askedFor(expressions()));
        unseen.removeIf(metric -> metric.startsWith("kube_"));

        assertEquals(new TreeSet<>(), unseen);
    }

    @Test
    void whatThePageListsOfOthersIsAskedFor() throws IOException {
        var asked = new TreeSet<>(Metrics.askedFor(expressions()));
        asked.addAll(Metrics.askedFor(alerts()));

        assertEquals(new TreeSet<>(), Metrics.ofOthersBut(asked));
    }

    private static List<String> alerts() {
        return Manifests.ofKind("overlays/production", "PrometheusRule").getFirst().list("spec.groups").stream()
                .flatMap(group -> group.list("rules").stream())
                .map(rule -> rule.text("expr"))
                .toList();
    }

    @Test
    void noPanelLiesUponAnother() throws IOException {
        var taken = new TreeSet<String>();
        var ids = new TreeSet<String>();
        for (var panel : panels()) {
            assertTrue(ids.add(panel.text("id")), panel.text("title"));
            var place = panel.at("gridPos");
            for (var x = number(place, "x"); x < number(place, "x") + number(place, "w"); x++) {
                assertTrue(x < 24, panel.text("title"));
                for (var y = number(place, "y"); y < number(place, "y") + number(place, "h"); y++) {
                    assertTrue(taken.add(x + " " + y), panel.text("title"));
                }
            }
        }
    }

    @Test
    void everyPanelSaysWhatItMeansAndWhoseItIs() throws IOException {
        for (var panel : panels()) {
            if (!panel.text("type").equals("row")) {
                assertFalse(panel.text("description").isBlank());
                assertFalse(panel.text("fieldConfig.defaults.unit").isBlank());
                for (var target : panel.list("targets")) {
                    assertEquals("${source}", target.text("datasource.uid"));
                    assertTrue(target.text("expr").contains("pod=~\"$pod\""), panel.text("title"));
                }
            }
        }
    }

    @Test
    void grafanaFindsItInTheCluster() throws IOException {
        var found = Manifests.ofKind("overlays/production", "ConfigMap").stream()
                .filter(map -> map.text("metadata.name").equals("parley-dashboard"))
                .findFirst()
                .orElseThrow();

        assertEquals("1", ((Map<?, ?>) found.value("metadata.labels")).get("grafana_dashboard"));
        assertEquals(text(), ((Map<?, ?>) found.value("data")).get("parley.json"));
    }

    private static List<String> expressions() throws IOException {
        return panels().stream()
                .flatMap(panel -> panel.list("targets").stream())
                .map(target -> target.text("expr"))
                .toList();
    }

    private static List<Fields> panels() throws IOException {
        var panels = dashboard().list("panels");
        assertTrue(panels.size() > 20);
        return panels;
    }

    private static Fields dashboard() throws IOException {
        return new Fields(new Gson().fromJson(text(), Map.class));
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("components/monitoring/dashboard.json"));
    }

    private static int number(Fields place, String side) {
        return (int) Double.parseDouble(place.text(side));
    }
}
