package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The metrics that alerts and dashboards ask for, and those there are: as docs/metrics.md has them, which is made of
/// the sources.
final class Metrics {
    private static final Pattern ASKED = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?=[{\\[) ,]|$)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([a-z]+) \\|");
    private static final String OTHERS = "## Of others";

    private Metrics() {}

    static Set<String> askedFor(Collection<String> expressions) {
        var asked = new TreeSet<String>();
        for (var expression : expressions) {
            ASKED.matcher(expression).results().forEach(found -> asked.add(found.group()));
        }
        return asked;
    }

    static void assertThereAre(Set<String> asked) throws IOException {
        var page = page();
        var there = new TreeSet<String>();
        ROW.matcher(page).results().forEach(row -> there.addAll(series(row.group(1), row.group(2))));
        for (var metric : asked) {
            assertTrue(there.contains(metric), () -> metric + " is nobody's");
        }
    }

    /// Those of Quarkus and others that the page lists and nobody has asked for.
    static Set<String> ofOthersBut(Set<String> asked) throws IOException {
        var page = page();
        var unasked = new TreeSet<String>();
        ROW.matcher(page.substring(page.indexOf(OTHERS)))
                .results()
                .filter(row -> series(row.group(1), row.group(2)).stream().noneMatch(asked::contains))
                .forEach(row -> unasked.add(row.group(1)));
        return unasked;
    }

    /// What Prometheus stores of a metric.
    private static List<String> series(String name, String type) {
        return switch (type) {
            case "summary" -> List.of(name + "_count", name + "_sum", name + "_max");
            case "histogram" -> List.of(name + "_bucket", name + "_count", name + "_sum", name + "_max");
            default -> List.of(name);
        };
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "metrics.md"));
    }
}
