package dev.parley.gateway.ai;

import dev.parley.ai.contract.reply.AiStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether the AI is there, for the health page. Asked at most once a second, however many want to know.
@ApplicationScoped
public class AiHealth {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<AiStatus> bridge;
    private final LongSupplier nanoTime;
    private @Nullable AiStatus status;
    private long asked;

    @Inject
    AiHealth(AiBridge bridge) {
        this(bridge::status, System::nanoTime);
    }

    AiHealth(Supplier<AiStatus> bridge, LongSupplier nanoTime) {
        this.bridge = bridge;
        this.nanoTime = nanoTime;
    }

    /// Blocks for a moment when ai-bridge is away.
    public synchronized AiStatus status() {
        if (status == null || nanoTime.getAsLong() - asked >= FRESH_NANOS) {
            status = bridge.get();
            asked = nanoTime.getAsLong();
        }
        return status;
    }
}
