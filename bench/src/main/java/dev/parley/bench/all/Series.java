package dev.parley.bench.all;

import dev.parley.bench.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The figures of all turns, by round.
final class Series {
    /// One figure of one load.
    record Row(String benchmark, String load, String figure) {}

    /// Rows and systems in the order in which they first came.
    private final Map<Row, Map<String, TreeMap<Integer, Double>>> values = new LinkedHashMap<>();

    void add(Turn turn, List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            outcome.figures().forEach((name, value) -> add(turn, outcome.load(), name, value));
            outcome.partMicros()
                    .forEach((part, value) -> add(turn, outcome.load(), Outcome.CPU + " of " + part, value));
        }
    }

    private void add(Turn turn, String load, String figure, double value) {
        values.computeIfAbsent(new Row(turn.benchmark(), load, figure), _ -> new LinkedHashMap<>())
                .computeIfAbsent(turn.system(), _ -> new TreeMap<>())
                .put(turn.round(), value);
    }

    List<Row> rows() {
        return List.copyOf(values.keySet());
    }

    List<String> systems(Row row) {
        return List.copyOf(values.get(row).keySet());
    }

    /// By round.
    Map<Integer, Double> values(Row row, String system) {
        return values.get(row).getOrDefault(system, new TreeMap<>());
    }

    Optional<Spread> spread(Row row, String system) {
        var all = values(row, system).values();
        return all.isEmpty() ? Optional.empty() : Optional.of(Spread.of(all));
    }

    /// One system's figure to another's, each round by itself: what a round does to both cancels out.
    Optional<Spread> ratio(Row row, String system, String other) {
        var others = values(row, other);
        var ratios = new ArrayList<Double>();
        values(row, system).forEach((round, value) -> {
            if (others.getOrDefault(round, 0.0) != 0) {
                ratios.add(value / others.get(round));
            }
        });
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }
}
