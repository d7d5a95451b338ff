package dev.parley.bench.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.bench.load.Load;
import dev.parley.bench.load.LoadResult;
import dev.parley.bench.measure.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class AppendReportTest {
    private final AppendOptions options = AppendOptions.parse(List.of());
    private final Figures ours = figures("Parley", 200_000, Duration.ofSeconds(8), 100);
    private final Figures theirs = figures("Node reference", 40_000, Duration.ofSeconds(16), 400);

    @Test
    void dividesWhatEachPartUsedByTheAcknowledgedMessages() {
        assertEquals(40, ours.cpuMicros("server"), 0.001);
        assertEquals(400, theirs.cpuMicros(), 0.001);
        assertEquals(10_000, ours.load().acknowledgedPerSecond(), 0.001);
    }

    @Test
    void setsParleyAgainstTheReferenceAtTheSameLoad() {
        var table = new AppendReport(options, "a database", List.of(ours, theirs)).table();
        assertTrue(table.contains("at max: 5.0 × acknowledged/s, 0.10 × CPU a message"), table);
    }

    @Test
    void saysNothingOfAReferenceThatWasSkipped() {
        var table = new AppendReport(options, "a database", List.of(ours)).table();
        assertTrue(!table.contains("reference"), table);
        assertTrue(table.contains("| Parley | max "), table);
    }

    @Test
    void percentilesAreThoseOfTheHistogram() {
        assertEquals(50, ours.millis(50), 0.1);
        assertEquals(99, ours.millis(99), 0.1);
        assertEquals(100, ours.maxMillis(), 0.1);
    }

    @Test
    void tellsASuiteTheSameFigures() {
        var outcome = ours.outcome();
        assertEquals(10_000, outcome.figures().get("acked/s"), 0.001);
        assertEquals(40, outcome.figures().get("CPU µs"), 0.001);
        assertEquals(40, outcome.partMicros().get("server"), 0.001);
        assertEquals(99, outcome.figures().get("p99 ms"), 0.1);
        assertTrue(outcome.figures().keySet().containsAll(Figures.HEADLINES));
    }

    private static Figures figures(String system, long acknowledged, Duration cpu, int slowestMillis) {
        var latency = new Histogram(120_000_000L, 3);
        for (var percent = 1; percent <= 100; percent++) {
            latency.recordValue(percent * slowestMillis * 10L);
        }
        var load = new Load.ClosedWindow(8, Duration.ofSeconds(20));
        var result = new LoadResult(
                load, acknowledged, acknowledged, 0, 0, Duration.ofSeconds(20), latency, Optional.empty());
        return new Figures(system, "max", result, Map.of("server", new Usage(cpu, 1)), Usage.none());
    }
}
