package dev.parley.bench.load;

import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// What came of a load. Latency is in microseconds: in an open loop from the moment the message should have been sent,
/// in a closed window from the moment it was. Unanswered are those without an answer some seconds after the end.
public record LoadResult(
        Load load,
        long sent,
        long acknowledged,
        long refused,
        long unanswered,
        Duration took,
        Histogram latency,
        Optional<String> firstRefusal) {
    public double acknowledgedPerSecond() {
        return acknowledged * 1e9 / took.toNanos();
    }
}
