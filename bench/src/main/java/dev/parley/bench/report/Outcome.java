package dev.parley.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one load made one system do: figures by the heads of their columns, and the microseconds of processor
/// time which one of what was counted cost each part.
public record Outcome(String system, String load, Map<String, Double> figures, Map<String, Double> partMicros) {
    public static final String CPU = "CPU µs";
    public static final String GENERATOR = "generator µs";

    public Outcome(String system, String load) {
        this(system, load, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    public Outcome with(String name, double figure) {
        figures.put(name, figure);
        return this;
    }

    /// What `count` of them cost, of which the generator's part is told apart.
    public Outcome cost(long count, Map<String, Double> cpuSeconds, double generatorCpuSeconds) {
        var each = 1e6 / Math.max(1, count);
        cpuSeconds.forEach((part, seconds) -> partMicros.put(part, seconds * each));
        figures.put(
                CPU,
                partMicros.values().stream().mapToDouble(Double::doubleValue).sum());
        figures.put(GENERATOR, generatorCpuSeconds * each);
        return this;
    }
}
