package dev.parley.bench.measure;

import dev.parley.bench.load.Meter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Reads what each named part uses at the beginning and the end of a span.
public final class Watch implements Meter {
    public static final String GENERATOR = "generator";

    private final Map<String, Supplier<Usage>> parts;
    private Map<String, Usage> atBeginning = Map.of();
    private Map<String, Usage> atEnd = Map.of();

    public Watch(Map<String, Supplier<Usage>> parts) {
        this.parts = parts;
    }

    /// The parts of a system, and the generator (this process) apart from them.
    public static Watch withGenerator(Map<String, Supplier<Usage>> parts, Processes processes) {
        var all = new LinkedHashMap<>(parts);
        all.put(GENERATOR, () -> processes.alone(ProcessHandle.current().pid()));
        return new Watch(all);
    }

    @Override
    public void begin() {
        atBeginning = read();
    }

    @Override
    public void end() {
        atEnd = read();
    }

    /// Processor time used within the span, memory at its end.
    public Map<String, Usage> within() {
        var within = new LinkedHashMap<String, Usage>();
        atEnd.forEach((part, end) -> {
            var cpu = end.cpu().minus(atBeginning.getOrDefault(part, Usage.NONE).cpu());
            within.put(part, new Usage(cpu.isNegative() ? Duration.ZERO : cpu, end.memoryBytes()));
        });
        return within;
    }

    /// Seconds of processor time within the span, by part; the generator's is not among them.
    public Map<String, Double> cpuSeconds() {
        var seconds = new LinkedHashMap<String, Double>();
        within().forEach((part, usage) -> seconds.put(part, usage.cpu().toNanos() / 1e9));
        seconds.remove(GENERATOR);
        return seconds;
    }

    public double generatorCpuSeconds() {
        return within().getOrDefault(GENERATOR, Usage.NONE).cpu().toNanos() / 1e9;
    }

    private Map<String, Usage> read() {
        var usages = new LinkedHashMap<String, Usage>();
        parts.forEach((part, usage) -> usages.put(part, usage.get()));
        return usages;
    }
}
