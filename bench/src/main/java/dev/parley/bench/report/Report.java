package dev.parley.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The outcomes of a benchmark as a person reads them, and as a program does.
public record Report(String benchmark, String conditions, List<Outcome> outcomes) {
    private static final String PARLEY = "Parley";

    public void print(PrintStream out, Optional<Path> json) throws IOException {
        out.println();
        out.print(table());
        if (json.isPresent()) {
            Files.writeString(json.get(), json());
        }
    }

    public String table() {
        var columns = columns();
        var heads = new ArrayList<>(List.of("system", "load"));
        heads.addAll(columns);
        var rows = new ArrayList<List<String>>();
        for (var outcome : outcomes) {
            var row = new ArrayList<>(List.of(outcome.system(), outcome.load()));
            for (var column : columns) {
                var figure = outcome.figures().get(column);
                row.add(figure == null ? "" : rounded(figure));
            }
            rows.add(row);
        }
        return "%s%n%n%s%s".formatted(conditions, TextTable.of(heads, rows), parts());
    }

    private String parts() {
        var text = new StringBuilder();
        for (var outcome : outcomes) {
            if (!outcome.partMicros().isEmpty()) {
                var parts = outcome.partMicros().entrySet().stream()
                        .map(part -> part.getKey() + " " + rounded(part.getValue()))
                        .toList();
                text.append("  CPU µs of %s, %s: %s%n"
                        .formatted(outcome.system(), outcome.load(), String.join(", ", parts)));
            }
        }
        return text.toString();
    }

    private List<String> columns() {
        return List.copyOf(outcomes.stream()
                .flatMap(outcome -> outcome.figures().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /// Three figures that count, all of a large number.
    public static String rounded(double figure) {
        var size = Math.abs(figure);
        return String.format(Locale.ROOT, size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", figure);
    }

    /// How Parley's figure of this name relates to that of each other system under the same load.
    public String ratios(String name) {
        var text = new StringBuilder();
        for (var ours : outcomes) {
            if (!ours.system().equals(PARLEY) || !ours.figures().containsKey(name)) {
                continue;
            }
            for (var theirs : outcomes) {
                if (!theirs.system().equals(PARLEY)
                        && theirs.load().equals(ours.load())
                        && theirs.figures().getOrDefault(name, 0.0) != 0) {
                    text.append("%s to the %s, %s: %s ×%n"
                            .formatted(
                                    PARLEY,
                                    theirs.system(),
                                    name + ", " + ours.load(),
                                    rounded(ours.figures().get(name)
                                            / theirs.figures().get(name))));
                }
            }
        }
        return text.toString();
    }

    public String json() {
        var rows = outcomes.stream()
                .map(outcome -> "{\"system\":\"%s\",\"load\":\"%s\",%s}"
                        .formatted(
                                outcome.system(),
                                outcome.load(),
                                json(outcome.figures()) + ",\"parts\":{" + json(outcome.partMicros()) + "}"))
                .toList();
        return "{\"benchmark\":\"%s\",\"conditions\":\"%s\",\"outcomes\":[%n%s%n]}%n"
                .formatted(benchmark, conditions, String.join(",%n".formatted(), rows));
    }

    private static String json(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, "\"%s\":%.4f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(","));
    }
}
