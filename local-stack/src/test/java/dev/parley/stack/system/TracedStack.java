package dev.parley.stack.system;

import dev.parley.test.TraceCollector;
import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;

/// A stack of two gateways that traces everything, with a collector that hears of it, a [FakeCanister] as its AI, and a
/// Redis that tests may take away for a while.
final class TracedStack {
    private static final int REDIS = FreePorts.one();
    private static TraceCollector collector;
    private static RedisServer redis;
    private static StackUnderTest stack;

    private TracedStack() {}

    static synchronized StackUnderTest get() {
        if (stack == null) {
            collector = TraceCollector.start();
            var canister = FakeCanister.start();
            redisIsBack();
            stack = StackUnderTest.start(StackSettings.fresh()
                    .gateways(2)
                    .canister(canister)
                    .with("REDIS_URL", "redis://localhost:" + REDIS)
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
                    .with("OTEL_TRACES_SAMPLER_ARG", "1")
                    .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms")
                    // As a file of variables leaves it open.
                    .with("LOG_JSON", ""));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stack.close();
                redisGoesAway();
                canister.close();
                collector.close();
            }));
        } else if (!redis.isActive()) {
            // Left by a test that failed.
            redisIsBack();
        }
        return stack;
    }

    static synchronized TraceCollector collector() {
        get();
        return collector;
    }

    static void redisGoesAway() {
        try {
            redis.stop();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    static void redisIsBack() {
        try {
            redis = RedisServer.newRedisServer()
                    .port(REDIS)
                    .setting("save \"\"")
                    .build();
            redis.start();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
