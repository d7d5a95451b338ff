package dev.parley.stack.child;

import java.time.Duration;

/// Whether a process that runs also works. One that says no, or nothing, for as long as that hangs.
public record Liveness(Readiness answer, Duration patience) {
    /// Of a child that lives as long as its process.
    static final Liveness OF_PROCESS = new Liveness(_ -> true, Duration.ofDays(1));
}
