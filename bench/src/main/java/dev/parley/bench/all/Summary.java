package dev.parley.bench.all;

import dev.parley.bench.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All figures as a person reads them, and as a program does.
///
/// @param conditions under which they were measured
/// @param headlines the figures of each benchmark that are shown to a person
/// @param systems the first one is set against each of the others
/// @param gaps what could not be measured, and why
record Summary(
        String conditions,
        Map<String, List<String>> headlines,
        List<String> systems,
        Series series,
        List<String> gaps) {
    /// Markdown.
    String table() {
        var heads = new ArrayList<>(List.of("load", "figure", systems.getFirst()));
        for (var other : others()) {
            heads.add(other);
            heads.add("to " + other);
        }
        var rows = series.rows().stream().filter(this::isShown).map(this::cells).toList();
        return conditions + "%n%n".formatted() + TextTable.of(heads, rows) + gapList();
    }

    private String gapList() {
        return gaps.isEmpty()
                ? ""
                : gaps.stream()
                        .map(gap -> "- Not measured: " + gap + System.lineSeparator())
                        .collect(Collectors.joining("", System.lineSeparator(), ""));
    }

    /// Not what is zero throughout, such as what was refused.
    private boolean isShown(Series.Row row) {
        return headlines.getOrDefault(row.benchmark(), List.of()).contains(row.figure())
                && systems.stream()
                        .flatMap(system -> series.spread(row, system).stream())
                        .anyMatch(spread -> !spread.isZero());
    }

    private List<String> cells(Series.Row row) {
        var cells = new ArrayList<>(List.of(row.benchmark() + ", " + row.load(), row.figure()));
        cells.add(series.spread(row, systems.getFirst())
                .map(spread -> spread.text(""))
                .orElse(""));
        for (var other : others()) {
            cells.add(series.spread(row, other).map(spread -> spread.text("")).orElse(""));
            cells.add(series.ratio(row, systems.getFirst(), other)
                    .map(ratio -> ratio.text(" ×"))
                    .orElse(""));
        }
        return cells;
    }

    private List<String> others() {
        return systems.subList(1, systems.size());
    }

    String json() {
        var figures = new ArrayList<String>();
        for (var row : series.rows()) {
            for (var system : series.systems(row)) {
                figures.add(json(row, system));
            }
        }
        return "{\"benchmark\":\"all\",\"conditions\":%s,\"not_measured\":[%s],\"figures\":[%n%s%n]}%n"
                .formatted(
                        quoted(conditions),
                        gaps.stream().map(Summary::quoted).collect(Collectors.joining(",")),
                        String.join(",%n".formatted(), figures));
    }

    private String json(Series.Row row, String system) {
        var spread = series.spread(row, system).orElseThrow();
        var rounds = series.values(row, system).entrySet().stream()
                .map(value -> quoted(value.getKey().toString()) + ":" + number(value.getValue()))
                .collect(Collectors.joining(","));
        var ratio = system.equals(systems.getFirst()) ? "" : json(series.ratio(row, systems.getFirst(), system));
        return "{\"benchmark\":%s,\"load\":%s,\"figure\":%s,\"system\":%s,\"median\":%s,\"min\":%s,\"max\":%s,\"rounds\":{%s}%s}"
                .formatted(
                        quoted(row.benchmark()),
                        quoted(row.load()),
                        quoted(row.figure()),
                        quoted(system),
                        number(spread.median()),
                        number(spread.min()),
                        number(spread.max()),
                        rounds,
                        ratio);
    }

    private static String json(Optional<Spread> ratio) {
        return ratio.map(spread -> ",\"parley_to_this\":{\"median\":%s,\"min\":%s,\"max\":%s}"
                        .formatted(number(spread.median()), number(spread.min()), number(spread.max())))
                .orElse("");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var character : text.toCharArray()) {
            switch (character) {
                case '"', '\\' -> quoted.append('\\').append(character);
                default ->
                    quoted.append(
                            character < ' '
                                    ? String.format("\\u%04x", (int) character)
                                    : Character.toString(character));
            }
        }
        return quoted.append('"').toString();
    }
}
