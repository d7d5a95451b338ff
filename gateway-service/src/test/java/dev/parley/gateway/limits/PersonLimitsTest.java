package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.test.FreePort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/// A person's budget over several gateways, against a real Redis that is killed, stalled and brought back.
class PersonLimitsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final UUID alice = UUID.randomUUID();
    private final AtomicLong skipped = new AtomicLong();
    private int port;
    private RedisServer server;
    private Redis redis;

    @BeforeEach
    void start() throws IOException {
        port = FreePort.any();
        startRedis();
        redis = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop();
    }

    @Test
    void twoGatewaysShareOneBudget() throws Exception {
        var gateways = List.of(gateway(Map.of()), gateway(Map.of()));
        var begun = System.nanoTime();
        var decisions = new ArrayList<CompletableFuture<Decision>>();
        for (var turn = 0; turn < 400; turn++) {
            decisions.add(gateways.get(turn % 2).take(alice, Kind.AI_MESSAGE).toCompletableFuture());
        }
        var allowed = allowed(decisions);
        var refilled = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);

        assertTrue(allowed >= 60 && allowed <= 60 + refilled, allowed + " allowed");
        var last = decisions.getLast().get();
        assertTrue(last.retryAfterMillis() > 0 && last.retryAfterMillis() <= 1000, "" + last);
        assertTrue(take(gateways.get(1), UUID.randomUUID()).allowed(), "others are not concerned");
    }

    @Test
    void whoWaitsForTheAnswerIsRefusedWithWhenToComeBack() {
        var gateway = gateway(Map.of("gateway.limits.ai-messages-per-minute", "2"));
        gateway.mustTake(alice, Kind.AI_MESSAGE);
        gateway.mustTake(alice, Kind.AI_MESSAGE);

        var refused = assertThrows(RequestRejected.class, () -> gateway.mustTake(alice, Kind.AI_MESSAGE));

        assertEquals(ErrorCode.RATE_LIMITED, refused.code());
        assertTrue(refused.retryAfterMillis() > 0, "" + refused.retryAfterMillis());
    }

    @Test
    void aBudgetRefillsSteadilyAndItsKeyGoesByItself() {
        var gateway = gateway(Map.of(
                "gateway.limits.people-messages-per-second", "100", "gateway.limits.people-messages-burst", "3"));
        assertTimeoutPreemptively(SOON, () -> {
            for (var turn = 0; turn < 50; turn++) {
                while (!gateway.take(alice, Kind.PEOPLE_MESSAGE)
                        .toCompletableFuture()
                        .join()
                        .allowed()) {
                    Thread.onSpinWait();
                }
            }
            while (exists("limit:people-message:" + alice)) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void kindsHaveBudgetsOfTheirOwnAndZeroIsUnlimited() {
        var gateway = gateway(Map.of("gateway.limits.ai-messages-per-minute", "0"));

        for (var turn = 0; turn < 1000; turn++) {
            assertTrue(
                    gateway.take(alice, Kind.AI_MESSAGE).toCompletableFuture().isDone());
        }
        var decisions = IntStream.range(0, 400)
                .mapToObj(_ -> gateway.take(alice, Kind.PEOPLE_MESSAGE).toCompletableFuture())
                .toList();
        var allowed = allowed(decisions);
        assertTrue(allowed >= 300 && allowed < 400, allowed + " allowed");
    }

    @Test
    void tenThousandQuestionsShareFewRoundTripsAndAreAnsweredInOrder() throws Exception {
        var counting = new CountingRedis(redis);
        var gateway = new PersonLimits(
                counting, vertx, LimitsSettings.of(Map.of("gateway.limits.redis-patience", "5s")), System::nanoTime);
        assertTrue(take(gateway, alice).allowed());
        counting.roundTrips.set(0);
        var answered = new ArrayList<Integer>();
        var all = new ArrayList<CompletableFuture<?>>();
        for (var question = 0; question < 10_000; question++) {
            var number = question;
            all.add(gateway.take(UUID.randomUUID(), Kind.AI_MESSAGE)
                    .thenAccept(_ -> answered.add(number))
                    .toCompletableFuture());
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        assertEquals(IntStream.range(0, 10_000).boxed().toList(), answered);
        assertTrue(counting.roundTrips.get() <= 400, counting.roundTrips + " round trips");
        assertTrue(counting.roundTrips.get() >= 10_000 / 256, counting.roundTrips + " round trips");
    }

    @Test
    void manyThreadsGetExactlyWhatThereIs() throws Exception {
        var gateway = gateway(Map.of(
                "gateway.limits.people-messages-per-second", "1", "gateway.limits.people-messages-burst", "500"));
        var begun = System.nanoTime();
        List<CompletableFuture<Decision>> decisions;
        try (var threads = Executors.newFixedThreadPool(4)) {
            decisions = threads
                    .invokeAll(IntStream.range(0, 2000)
                            .<Callable<CompletableFuture<Decision>>>mapToObj(_ -> () ->
                                    gateway.take(alice, Kind.PEOPLE_MESSAGE).toCompletableFuture())
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
        var allowed = allowed(decisions);
        assertTrue(
                allowed >= 500 && allowed <= 500 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                allowed + " allowed");
    }

    @Test
    void withRedisKilledEachGatewayGoesOnAloneAndBackTheyShareAgain() throws Exception {
        var one = impatientGateway();
        var other = impatientGateway();
        assertTrue(allowed(asks(one, alice, 100)) >= 60);
        assertFalse(take(other, alice).allowed());

        server.stop();
        var begun = System.nanoTime();
        var used = allowed(asks(one, alice, 100)) + allowed(asks(other, alice, 100));
        assertTrue(used <= 8, used + " allowed: what was used up stays so");
        var carol = UUID.randomUUID();
        assertTrue(allowed(asks(one, carol, 100)) >= 60, "of whom Redis has said nothing, a budget of its own");
        assertTrue(allowed(asks(other, carol, 100)) >= 60, "and one of the other's own");
        assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(2), "nobody waited long");

        startRedis();
        sharesAgain(one);
        sharesAgain(other);
        var bob = UUID.randomUUID();
        assertTrue(allowed(asks(one, bob, 100)) >= 60);
        assertFalse(take(other, bob).allowed());
    }

    @Test
    void aRedisThatIsSlowNowAndThenGivesNobodyMore() throws Exception {
        var gateway = impatientGateway();
        var process = processId();
        var begun = System.nanoTime() + skipped.get();
        var allowed = allowed(asks(gateway, alice, 30));
        signal(process, "-STOP");
        allowed += allowed(asks(gateway, alice, 20));
        signal(process, "-CONT");
        sharesAgain(gateway);
        allowed += allowed(asks(gateway, alice, 40));
        signal(process, "-STOP");
        allowed += allowed(asks(gateway, alice, 40));
        signal(process, "-CONT");

        var refilled = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() + skipped.get() - begun) + 1;
        assertTrue(allowed >= 50 && allowed <= 60 + refilled, allowed + " allowed, " + refilled + " came back");
    }

    /// A process that stands still keeps its connections, and answers nothing.
    private static void signal(String process, String signal) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", "kill " + signal + " " + process)
                        .start()
                        .waitFor());
    }

    private String processId() {
        return send(Request.cmd(Command.INFO).arg("server"))
                .toString()
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .map(line -> line.substring("process_id:".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theGuestsOfOneAddressShareABudgetHoweverManyTheyAre() {
        var gateway = gateway(Map.of("gateway.limits.guest-ai-messages-per-minute", "10"));
        assertEquals(10, allowed(guests(gateway, "2001:db8::", 15)), "a whole /64");
        assertEquals(10, allowed(guests(gateway, "203.0.113.7", 15)));

        var all = gateway(Map.of("gateway.limits.all-guests-ai-messages-per-minute", "12"));
        assertTrue(allowed(guests(all, "203.0.113.8", 8)) + allowed(guests(all, "203.0.113.9", 8)) <= 13);
        assertTrue(allowed(asks(all, alice, 10)) == 10, "people are not concerned");
    }

    @Test
    void theGuestsOfALargerNetworkHaveMoreAndNotOnePerPartOfIt() {
        var gateway = gateway(Map.of("gateway.limits.guest-ai-messages-per-minute", "10"));
        assertEquals(20, allowed(guestsOf(gateway, "2001:db8:1:%x::1", 60)), "a /56");
        assertEquals(40, allowed(guestsOf(gateway, "2001:db8:2:%x00::1", 60)), "a /48");
    }

    /// Each message from another network of those named so.
    private static List<CompletableFuture<Decision>> guestsOf(PersonLimits gateway, String networks, int times) {
        return IntStream.range(0, times)
                .mapToObj(time -> gateway.takeAsGuest(UUID.randomUUID(), Kind.AI_MESSAGE, networks.formatted(time))
                        .toCompletableFuture())
                .toList();
    }

    /// Each message by another guest.
    private static List<CompletableFuture<Decision>> guests(PersonLimits gateway, String address, int times) {
        return IntStream.range(0, times)
                .mapToObj(time -> gateway.takeAsGuest(
                                UUID.randomUUID(), Kind.AI_MESSAGE, address.endsWith("::") ? address + time : address)
                        .toCompletableFuture())
                .toList();
    }

    @Test
    void aStalledRedisHoldsNobodyUp() throws Exception {
        var gateway = impatientGateway();
        send(Request.cmd(Command.CLIENT).arg("PAUSE").arg(1500));

        var begun = System.nanoTime();
        assertTrue(take(gateway, alice).allowed());
        var waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertTrue(waited >= 100 && waited < 1000, waited + " ms for the first");

        begun = System.nanoTime();
        for (var turn = 0; turn < 20; turn++) {
            assertTrue(take(gateway, alice).allowed());
            skipped.addAndGet(Duration.ofSeconds(1).toNanos()); // so that each of them may ask Redis again
        }
        waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertTrue(waited < 150, waited + " ms for the others: asking again happens beside them");
        sharesAgain(gateway);
    }

    @Test
    void aRedisThatForgotTheScriptIsGivenItAgain() throws Exception {
        var gateway = gateway(Map.of());
        asks(gateway, alice, 100);
        send(Request.cmd(Command.SCRIPT).arg("FLUSH"));

        assertFalse(take(gateway, alice).allowed());
        assertTrue(take(gateway, UUID.randomUUID()).allowed());
    }

    /// One that waits for Redis for longer than a busy machine makes it wait.
    private PersonLimits gateway(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.putIfAbsent("gateway.limits.redis-patience", "5s");
        return new PersonLimits(redis, vertx, LimitsSettings.of(all), () -> System.nanoTime() + skipped.get());
    }

    /// One with the settings of every day, already in touch with Redis.
    private PersonLimits impatientGateway() {
        var gateway = gateway(Map.of("gateway.limits.redis-patience", "150ms"));
        gateway.connect();
        sharesAgain(gateway);
        return gateway;
    }

    private static Decision take(PersonLimits gateway, UUID person) throws Exception {
        return gateway.take(person, Kind.AI_MESSAGE).toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static List<CompletableFuture<Decision>> asks(PersonLimits gateway, UUID person, int times) {
        var decisions = IntStream.range(0, times)
                .mapToObj(_ -> gateway.take(person, Kind.AI_MESSAGE).toCompletableFuture())
                .toList();
        allowed(decisions);
        return decisions;
    }

    private static long allowed(List<CompletableFuture<Decision>> decisions) {
        return decisions.stream()
                .map(decision -> decision.orTimeout(5, TimeUnit.SECONDS).join())
                .filter(Decision::allowed)
                .count();
    }

    private void sharesAgain(PersonLimits gateway) {
        skipped.addAndGet(Duration.ofSeconds(1).toNanos());
        assertTimeoutPreemptively(SOON, () -> {
            UUID somebody;
            do {
                somebody = UUID.randomUUID();
                take(gateway, somebody);
                skipped.addAndGet(Duration.ofSeconds(1).toNanos());
            } while (!exists("limit:ai-message:" + somebody));
        });
    }

    private boolean exists(String key) {
        return send(Request.cmd(Command.EXISTS).arg(key)).toInteger() == 1;
    }

    private Response send(Request request) {
        return redis.send(request).toCompletionStage().toCompletableFuture().join();
    }

    private void startRedis() throws IOException {
        server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
    }

    /// Counts how often Redis is asked.
    private record CountingRedis(Redis redis, AtomicInteger roundTrips) implements Redis {
        CountingRedis(Redis redis) {
            this(redis, new AtomicInteger());
        }

        @Override
        public Future<Response> send(Request request) {
            roundTrips.incrementAndGet();
            return redis.send(request);
        }

        @Override
        public Future<List<Response>> batch(List<Request> requests) {
            roundTrips.incrementAndGet();
            return redis.batch(requests);
        }

        @Override
        public Future<RedisConnection> connect() {
            return redis.connect();
        }

        @Override
        public void close() {
            redis.close();
        }
    }
}
