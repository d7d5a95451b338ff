package dev.parley.bench.measure;

import java.time.Duration;

/// Processor time used so far, and memory held now (shared pages counted by their share).
public record Usage(Duration cpu, long memoryBytes) {
    static final Usage NONE = new Usage(Duration.ZERO, 0);

    public static Usage none() {
        return NONE;
    }

    Usage plus(Usage other) {
        return new Usage(cpu.plus(other.cpu), memoryBytes + other.memoryBytes);
    }
}
