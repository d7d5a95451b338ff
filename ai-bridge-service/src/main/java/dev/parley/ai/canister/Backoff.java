package dev.parley.ai.canister;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try: between the least and twice as much after the first failure, the span
/// doubling with each. At random within it, or all bridges would come back to a restarted canister at once.
record Backoff(Duration min, Duration max) {
    Duration after(int failures) {
        var least = min.toMillis();
        var most = Math.min(max.toMillis(), least << Math.clamp(failures, 1, 16));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, Math.max(most, least) + 1));
    }
}
