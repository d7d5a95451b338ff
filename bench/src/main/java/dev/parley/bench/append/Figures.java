package dev.parley.bench.append;

import dev.parley.bench.load.LoadResult;
import dev.parley.bench.measure.Usage;
import dev.parley.bench.report.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one load made one system do: the answers it gave and what each of its parts, and the generator, used.
public record Figures(String system, String label, LoadResult load, Map<String, Usage> parts, Usage generator) {
    private static final String RATE = "acked/s";
    private static final String MEDIAN = "p50 ms";
    private static final String TAIL = "p99 ms";
    private static final String REFUSED = "refused";
    private static final String UNANSWERED = "unanswered";

    static final List<String> HEADLINES = List.of(RATE, MEDIAN, TAIL, Outcome.CPU, REFUSED, UNANSWERED);

    Outcome outcome() {
        var cpuSeconds = new LinkedHashMap<String, Double>();
        parts.forEach((part, usage) -> cpuSeconds.put(part, usage.cpu().toNanos() / 1e9));
        return new Outcome(system, label)
                .with(RATE, load.acknowledgedPerSecond())
                .with(MEDIAN, millis(50))
                .with("p90 ms", millis(90))
                .with(TAIL, millis(99))
                .with("p99.9 ms", millis(99.9))
                .with("max ms", maxMillis())
                .with(REFUSED, load.refused())
                .with(UNANSWERED, load.unanswered())
                .with("memory MB", memoryBytes() / 1e6)
                .cost(load.acknowledged(), cpuSeconds, generator.cpu().toNanos() / 1e9);
    }

    /// Microseconds of processor time for each acknowledged message; 0 when the machine does not tell.
    public double cpuMicros(String part) {
        return perMessage(parts.getOrDefault(part, Usage.none()));
    }

    public double cpuMicros() {
        return parts.keySet().stream().mapToDouble(this::cpuMicros).sum();
    }

    public double generatorCpuMicros() {
        return perMessage(generator);
    }

    public long memoryBytes() {
        return parts.values().stream().mapToLong(Usage::memoryBytes).sum();
    }

    public double millis(double percentile) {
        return load.latency().getValueAtPercentile(percentile) / 1000.0;
    }

    public double maxMillis() {
        return load.latency().getMaxValue() / 1000.0;
    }

    private double perMessage(Usage usage) {
        return load.acknowledged() == 0 ? 0 : usage.cpu().toNanos() / 1000.0 / load.acknowledged();
    }
}
