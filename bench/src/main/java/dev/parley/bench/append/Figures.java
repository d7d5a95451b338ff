package dev.parley.bench.append;

import dev.parley.bench.load.LoadResult;
import dev.parley.bench.measure.Usage;
import java.util.Map;

/// What one load made one system do: the answers it gave and what each of its parts, and the generator, used.
public record Figures(String system, String label, LoadResult load, Map<String, Usage> parts, Usage generator) {
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
