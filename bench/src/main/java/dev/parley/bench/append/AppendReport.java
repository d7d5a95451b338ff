package dev.parley.bench.append;

import dev.parley.bench.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The figures as a person reads them, and as a program does.
final class AppendReport {
    private static final String PARLEY = "Parley";

    private final AppendOptions options;
    private final String database;
    private final List<Figures> figures;

    AppendReport(AppendOptions options, String database, List<Figures> figures) {
        this.options = options;
        this.database = database;
        this.figures = figures;
    }

    static String line(Figures figures) {
        var load = figures.load();
        var trouble = load.refused() + load.unanswered() == 0
                ? ""
                : ", refused %d, unanswered %d%s"
                        .formatted(
                                load.refused(),
                                load.unanswered(),
                                load.firstRefusal().map(text -> ": " + text).orElse(""));
        return String.format(
                Locale.ROOT,
                "%s %s: %,.0f acknowledged/s, p50 %.1f ms, p99 %.1f ms, %.0f µs of CPU a message%s",
                figures.system(),
                figures.label(),
                load.acknowledgedPerSecond(),
                figures.millis(50),
                figures.millis(99),
                figures.cpuMicros(),
                trouble);
    }

    String table() {
        var text = new StringBuilder();
        text.append("Durable sends: %d connections, %d characters a message, %d s at each rate, %d processors, %s%n%n"
                .formatted(
                        options.connections(),
                        options.contentLength(),
                        options.measured().toSeconds(),
                        Runtime.getRuntime().availableProcessors(),
                        database));
        var heads = List.of(
                "system",
                "offered",
                "acked/s",
                "p50 ms",
                "p90",
                "p99",
                "p99.9",
                "max",
                "CPU µs/msg",
                "refused",
                "unanswered",
                "memory MB",
                "generator µs/msg");
        var rows = new ArrayList<List<String>>();
        for (var row : figures) {
            rows.add(List.of(
                    row.system(),
                    row.label(),
                    number("%,.0f", row.load().acknowledgedPerSecond()),
                    number("%.2f", row.millis(50)),
                    number("%.2f", row.millis(90)),
                    number("%.2f", row.millis(99)),
                    number("%.2f", row.millis(99.9)),
                    number("%.2f", row.maxMillis()),
                    number("%.1f", row.cpuMicros()),
                    Long.toString(row.load().refused()),
                    Long.toString(row.load().unanswered()),
                    number("%.0f", row.memoryBytes() / 1e6),
                    number("%.1f", row.generatorCpuMicros())));
        }
        text.append(TextTable.of(heads, rows)).append(System.lineSeparator());
        text.append("CPU, µs a message, by part:").append(System.lineSeparator());
        for (var row : figures) {
            var parts = row.parts().keySet().stream()
                    .map(part -> number("%s %.1f", part, row.cpuMicros(part)))
                    .toList();
            text.append("  %s %s: %s%n".formatted(row.system(), row.label(), String.join(", ", parts)));
        }
        text.append(ratios());
        return text.toString();
    }

    private String ratios() {
        var text = new StringBuilder();
        for (var ours : figures) {
            if (!ours.system().equals(PARLEY)) {
                continue;
            }
            sameLoadOfTheOther(ours)
                    .ifPresent(theirs -> text.append(number(
                            "%nParley to the reference at %s: %.1f × acknowledged/s, %.2f × CPU a message, p99 %.1f to %.1f ms",
                            ours.label(),
                            ours.load().acknowledgedPerSecond() / theirs.load().acknowledgedPerSecond(),
                            ours.cpuMicros() / theirs.cpuMicros(),
                            ours.millis(99),
                            theirs.millis(99))));
        }
        return text.append(System.lineSeparator()).toString();
    }

    private Optional<Figures> sameLoadOfTheOther(Figures ours) {
        return figures.stream()
                .filter(row -> !row.system().equals(PARLEY) && row.label().equals(ours.label()))
                .findFirst();
    }

    String json() {
        var rows = figures.stream().map(AppendReport::json).toList();
        return "{\"benchmark\":\"append\",\"database\":\"%s\",\"connections\":%d,\"content_length\":%d,\"seconds\":%d,\"processors\":%d,\"figures\":[%n%s%n]}%n"
                .formatted(
                        database,
                        options.connections(),
                        options.contentLength(),
                        options.measured().toSeconds(),
                        Runtime.getRuntime().availableProcessors(),
                        String.join(",%n".formatted(), rows));
    }

    private static String json(Figures row) {
        var parts = row.parts().entrySet().stream()
                .map(part -> number(
                        "\"%s\":{\"cpu_micros\":%.2f,\"memory_bytes\":%d}",
                        part.getKey(),
                        row.cpuMicros(part.getKey()),
                        part.getValue().memoryBytes()))
                .toList();
        return number(
                "{\"system\":\"%s\",\"offered\":\"%s\",\"acknowledged\":%d,\"acknowledged_per_second\":%.1f,\"refused\":%d,\"unanswered\":%d,\"p50_ms\":%.3f,\"p90_ms\":%.3f,\"p99_ms\":%.3f,\"p999_ms\":%.3f,\"max_ms\":%.3f,\"cpu_micros\":%.2f,\"generator_cpu_micros\":%.2f,\"parts\":{%s}}",
                row.system(),
                row.label(),
                row.load().acknowledged(),
                row.load().acknowledgedPerSecond(),
                row.load().refused(),
                row.load().unanswered(),
                row.millis(50),
                row.millis(90),
                row.millis(99),
                row.millis(99.9),
                row.maxMillis(),
                row.cpuMicros(),
                row.generatorCpuMicros(),
                String.join(",", parts));
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
