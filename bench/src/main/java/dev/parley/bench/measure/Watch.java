package dev.parley.bench.measure;

import dev.parley.bench.load.Meter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Reads what each named part uses at the beginning and the end of a span.
public final class Watch implements Meter {
    private final Map<String, Supplier<Usage>> parts;
    private Map<String, Usage> atBeginning = Map.of();
    private Map<String, Usage> atEnd = Map.of();

    public Watch(Map<String, Supplier<Usage>> parts) {
        this.parts = parts;
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

    private Map<String, Usage> read() {
        var usages = new LinkedHashMap<String, Usage>();
        parts.forEach((part, usage) -> usages.put(part, usage.get()));
        return usages;
    }
}
