package dev.parley.gateway.ai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.contract.reply.AiStatus;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AiHealthTest {
    private static final AiStatus THERE = new AiStatus(true, 2, null, 0);

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong millis = new AtomicLong();
    private final AiHealth health = new AiHealth(
            () -> {
                calls.incrementAndGet();
                return THERE;
            },
            () -> millis.get() * 1_000_000);

    @Test
    void manyWhoAskAtOnceMakeOneCall() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var monitor = 0; monitor < 200; monitor++) {
                threads.execute(health::status);
            }
        }

        assertEquals(1, calls.get());
        assertEquals(THERE, health.status());
    }

    @Test
    void itIsAskedAgainAfterASecond() {
        health.status();
        millis.set(999);
        health.status();
        assertEquals(1, calls.get());

        millis.set(1_000);
        assertTrue(health.status().connected());
        assertEquals(2, calls.get());
    }
}
