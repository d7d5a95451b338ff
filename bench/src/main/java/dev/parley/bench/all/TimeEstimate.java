package dev.parley.bench.all;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How long turns will take: what the same turn took in earlier rounds, else what is expected of it.
final class TimeEstimate {
    private record Kind(String benchmark, String system) {}

    private final Function<String, Duration> expected;
    private final Map<Kind, List<Duration>> took = new HashMap<>();

    /// @param expected of a benchmark, by its name
    TimeEstimate(Function<String, Duration> expected) {
        this.expected = expected;
    }

    void took(Turn turn, Duration time) {
        took.computeIfAbsent(kind(turn), _ -> new ArrayList<>()).add(time);
    }

    Duration of(List<Turn> turns) {
        return turns.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration of(Turn turn) {
        var earlier = took.getOrDefault(kind(turn), List.of());
        return earlier.isEmpty()
                ? expected.apply(turn.benchmark())
                : earlier.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(earlier.size());
    }

    private static Kind kind(Turn turn) {
        return new Kind(turn.benchmark(), turn.system());
    }

    static String text(Duration time) {
        var minutes = (time.toSeconds() + 59) / 60;
        return minutes < 60 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }
}
