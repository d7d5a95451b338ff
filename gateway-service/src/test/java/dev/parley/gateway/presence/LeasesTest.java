package dev.parley.gateway.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.FreePort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisServer;

/// Leases of two gateways in a real Redis.
class LeasesTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Vertx vertx = Vertx.vertx();
    private final UUID alice = UUID.randomUUID();
    private RedisServer server;
    private Redis redis;

    @BeforeEach
    void start() throws IOException {
        var port = FreePort.any();
        server = new RedisServer(port);
        server.start();
        redis = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop();
    }

    private Leases gateway(String name, Duration lease) {
        return new Leases(redis, name, lease, LONG);
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private Leases.Standing standing(Leases gateway) {
        return get(gateway.standing(List.of(alice))).getFirst();
    }

    @Test
    void aPersonComesOnceAndGoesOnceHoweverManyGatewaysItIsOn() {
        var one = gateway("one", LONG);
        var other = gateway("other", LONG);

        assertTrue(get(one.take(alice)));
        assertFalse(get(other.take(alice)));
        assertFalse(get(one.giveUp(alice)), "the other gateway still has it");
        assertTrue(standing(one).online());
        assertTrue(get(other.giveUp(alice)));

        assertFalse(standing(one).online());
        assertNotNull(standing(one).seen());
    }

    @Test
    void thePeopleOfAGatewayThatIsGoneAreFoundByOneOfTheOthers() {
        get(gateway("killed", SHORT).take(alice));
        var one = gateway("one", LONG);
        var bob = UUID.randomUUID();
        get(one.take(bob));

        var found = sweptBy(one);

        assertEquals(List.of(alice), found);
        assertEquals(List.of(), get(gateway("other", LONG).sweep(10)), "nobody is found twice");
        assertFalse(standing(one).online());
    }

    @Test
    void whoeverIsOnAnotherGatewayTooIsNotGone() {
        get(gateway("killed", SHORT).take(alice));
        var one = gateway("one", LONG);
        get(one.take(alice));

        assertEquals(List.of(), get(one.sweep(10)));
        assertTrue(standing(one).online());
        assertNull(standing(one).seen());
    }

    @Test
    void manyLeasesAreRenewedTogether() {
        var one = gateway("one", LONG);
        var people = List.of(alice, UUID.randomUUID(), UUID.randomUUID());

        get(one.renew(people, 2));

        assertEquals(
                3,
                get(one.standing(people)).stream()
                        .filter(Leases.Standing::online)
                        .count());
    }

    /// The lease is a millisecond long: it has ended as soon as Redis's clock has moved on.
    private static List<UUID> sweptBy(Leases gateway) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline) {
            var found = get(gateway.sweep(10));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    @Test
    @Timeout(10)
    void whoAsksASilentRedisDoesNotWaitForIt() throws IOException {
        try (var silent = new ServerSocket(0)) {
            redis.close();
            redis = Redis.createClient(vertx, "redis://127.0.0.1:" + silent.getLocalPort());

            var asked = gateway("one", LONG).standing(List.of(alice), SHORT);

            var failed = assertThrows(CompletionException.class, () -> get(asked));
            assertInstanceOf(TimeoutException.class, failed.getCause());
        }
    }
}
