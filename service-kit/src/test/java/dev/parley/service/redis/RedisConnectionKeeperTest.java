package dev.parley.service.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.service.redis.RedisConnectionKeeper.Settings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisConnectionKeeperTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final LinkedBlockingQueue<RedisConnection> opened = new LinkedBlockingQueue<>();
    private final Semaphore lost = new Semaphore(0);
    private RedisConnectionKeeper keeper;

    private void keep(AnsweringServer redis) {
        var settings = new Settings(redis.url(), "testing", 16, Duration.ofSeconds(1), Duration.ofMillis(20));
        keeper = new RedisConnectionKeeper(vertx, loop, settings, opened::add, lost::release);
        keeper.open();
    }

    private RedisConnection nextOpened() throws InterruptedException {
        var next = opened.poll(20, TimeUnit.SECONDS);
        assertNotNull(next, "no connection was made");
        return next;
    }

    /// What was asked of the keeper before has been done.
    private void caughtUp() throws Exception {
        var turned = new CompletableFuture<Void>();
        loop.runOnContext(_ -> turned.complete(null));
        turned.get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() throws Exception {
        if (keeper != null) {
            keeper.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aConnectionIsMadeAnewWhenItEnds() throws Exception {
        try (var redis = new AnsweringServer(0)) {
            keep(redis);
            var first = nextOpened();

            redis.hangUp();

            var second = nextOpened();
            assertNotSame(first, second);
            assertSame(second, keeper.current());
            assertTrue(lost.tryAcquire());
            assertEquals(
                    "OK",
                    second.send(Request.cmd(Command.PUBLISH).arg("channel").arg("text"))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS)
                            .toString());
        }
    }

    @Test
    void aRedisThatTakesTheConnectionAndSaysNothingIsTriedAgain() throws Exception {
        try (var redis = new AnsweringServer(1)) {
            keep(redis);

            assertSame(nextOpened(), keeper.current());
            assertTrue(lost.tryAcquire());
        }
    }

    @Test
    void whoGivesUpAConnectionDoesNotEndTheOneAfterIt() throws Exception {
        try (var redis = new AnsweringServer(0)) {
            keep(redis);
            var first = nextOpened();
            keeper.renew(first, "silent");
            var second = nextOpened();

            keeper.renew(first, "an old command failed");

            caughtUp();
            assertSame(second, keeper.current());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://:pass word@redis:6379", "redis://:pass%zz@redis:6379", "redis", ""})
    void anAddressThatIsNoneIsRefusedWithoutBeingTold(String url) {
        var settings = new Settings(url, "testing", 16, Duration.ofSeconds(1), Duration.ofMillis(20));

        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new RedisConnectionKeeper(vertx, loop, settings, opened::add, lost::release));

        assertFalse(refused.getMessage().contains("pass "), refused.getMessage());
        assertFalse(refused.getMessage().contains("%zz"), refused.getMessage());
        assertNull(refused.getCause());
    }

    @Test
    void afterTheEndThereIsNone() throws Exception {
        try (var redis = new AnsweringServer(0)) {
            keep(redis);
            nextOpened();

            keeper.close();

            caughtUp();
            assertNull(keeper.current());
            assertTrue(lost.tryAcquire());
        }
    }
}
