package dev.parley.docs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One line of the metrics page. `maker` is the class that makes the meter, `name` is Micrometer's, `baseUnit` empty
/// where none is given; `labels` are the values of each.
record Meter(String maker, Kind kind, String name, String baseUnit, String meaning, Map<String, Set<String>> labels) {
    /// As Prometheus calls what it makes of a meter.
    enum Kind {
        COUNTER,
        GAUGE,
        SUMMARY,
        HISTOGRAM
    }

    /// The same made in two places, each with other values of its labels.
    Meter and(Meter other) {
        var both = new LinkedHashMap<String, Set<String>>();
        for (var one : List.of(this, other)) {
            one.labels.forEach((label, values) ->
                    both.computeIfAbsent(label, _ -> new LinkedHashSet<>()).addAll(values));
        }
        return new Meter(maker, kind, name, baseUnit, meaning, both);
    }

    /// Whether Prometheus can take both for one.
    boolean isLike(Meter other) {
        return kind == other.kind
                && baseUnit.equals(other.baseUnit)
                && meaning.equals(other.meaning)
                && labels.keySet().equals(other.labels.keySet());
    }

    /// As Micrometer tells it to Prometheus (PrometheusNamingConvention).
    String prometheusName() {
        var plain = name.replace('.', '_');
        var named = baseUnit.isEmpty() || plain.endsWith(baseUnit) ? plain : plain + "_" + baseUnit;
        return kind == Kind.COUNTER ? named + "_total" : named;
    }

    String row() {
        return "| `" + prometheusName() + "` | " + kind.name().toLowerCase(Locale.ROOT) + " | "
                + labels.entrySet().stream().map(Meter::label).collect(Collectors.joining("; ")) + " | "
                + (baseUnit.isEmpty() ? "number" : baseUnit) + " | " + meaning.replace("|", "\\|") + " |\n";
    }

    private static String label(Map.Entry<String, Set<String>> label) {
        return "`" + label.getKey() + "`: "
                + label.getValue().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
    }
}
