package dev.parley.gateway.limits;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a person may do over all gateways together, counted in Redis.
///
/// While one round trip is under way further questions gather, and the next one carries them all. Redis away or slow
/// never fails a question and never makes it wait long: this gateway then decides by buckets of its own, which
/// begin with what was left, and comes back to Redis once that answers again.
///
/// ```
///               no answer in time, or an error
///   SHARED ───────────────────────────────────────▶ ALONE ──┐ after a pause, in the
///      ▲                                              │ ▲   │ background: are you there?
///      └──────────────────── yes ─────────────────────┘ └no─┘
/// ```
@Startup
@ApplicationScoped
public class PersonLimits {
    private static final UUID ALL_GUESTS = new UUID(0, 0);

    private final SharedBuckets shared;
    private final LocalBuckets local;
    private final Vertx vertx;
    private final LimitsConfig config;
    private final LongSupplier nanoTime;
    private final Map<Kind, Rate> rates = new EnumMap<>(Kind.class);

    private final Queue<Take> waiting = new ConcurrentLinkedQueue<>();
    /// Held by whoever answers questions just now; there is never more than one.
    private final AtomicBoolean answering = new AtomicBoolean();

    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean alone;
    private volatile long askAgainAt;

    @Inject
    public PersonLimits(Redis redis, Vertx vertx, LimitsConfig config) {
        this(redis, vertx, config, System::nanoTime);
    }

    PersonLimits(Redis redis, Vertx vertx, LimitsConfig config, LongSupplier nanoTime) {
        this.shared = new SharedBuckets(redis);
        this.local = new LocalBuckets(nanoTime);
        this.vertx = vertx;
        this.config = config;
        this.nanoTime = nanoTime;
        for (var kind : Kind.values()) {
            rates.put(kind, kind.rate(config));
        }
    }

    /// The first connection takes longer than a person should wait.
    @PostConstruct
    void connect() {
        shared.prepare();
    }

    /// Counts one act of a person. Questions of limited kinds are answered in the order in which they were asked,
    /// within little more than `gateway.limits.redis-patience`, and never exceptionally. The answer may come on any
    /// thread, the caller's before this returns among them: a caller with a thread of its own goes on by
    /// `thenAcceptAsync(…, executor)`.
    public CompletionStage<Decision> take(UUID person, Kind kind) {
        return take(person, kind, rate(kind));
    }

    /// Every kind has one.
    private Rate rate(Kind kind) {
        return Objects.requireNonNull(rates.get(kind));
    }

    private CompletionStage<Decision> take(UUID person, Kind kind, Rate rate) {
        var answer = new CompletableFuture<Decision>();
        if (rate.isUnlimited()) {
            answer.complete(Decision.ALLOWED);
            return answer;
        }
        waiting.add(new Take(person, kind, rate, answer));
        answerAll();
        return answer;
    }

    /// The same for whoever may wait for the answer. Blocks.
    ///
    /// @throws RequestRejected `rate_limited`, with when to come back
    public void mustTake(UUID person, Kind kind) {
        mustTake(person, kind, null);
    }

    /// The same; `guestAddress`: where a guest is, null for anybody else.
    public void mustTake(UUID person, Kind kind, @Nullable String guestAddress) {
        var decided = guestAddress == null ? take(person, kind) : takeAsGuest(person, kind, guestAddress);
        mustBeAllowed(decided.toCompletableFuture().join());
    }

    static void mustBeAllowed(Decision decision) {
        if (!decision.allowed()) {
            throw new RequestRejected(
                    ErrorCode.RATE_LIMITED, "Rate limit exceeded. Try again in a moment.", decision.retryAfterMillis());
        }
    }

    /// The same for a guest at this address ("": not known), who counts with all the others there, and everywhere.
    public CompletionStage<Decision> takeAsGuest(UUID person, Kind kind, String address) {
        var asksAi = kind == Kind.AI_MESSAGE;
        var ofAddress = asksAi ? Kind.GUEST_AI_MESSAGE : Kind.GUEST_MESSAGE;
        var decided = take(person, kind);
        for (var network : Customer.networks(address)) {
            var there = UUID.nameUUIDFromBytes(network.name().getBytes(StandardCharsets.UTF_8));
            decided = then(decided, () -> take(there, ofAddress, rate(ofAddress).times(network.customers())));
        }
        return then(decided, () -> take(ALL_GUESTS, asksAi ? Kind.ALL_GUESTS_AI_MESSAGE : Kind.ALL_GUESTS_MESSAGE));
    }

    private static CompletionStage<Decision> then(
            CompletionStage<Decision> before, Supplier<CompletionStage<Decision>> next) {
        return before.thenCompose(
                decision -> decision.allowed() ? next.get() : CompletableFuture.completedStage(decision));
    }

    private void answerAll() {
        while (!waiting.isEmpty() && answering.compareAndSet(false, true)) {
            var takes = next();
            if (!takes.isEmpty() && !isAlone()) {
                var debts = takes.stream()
                        .mapToLong(take -> local.settleDebt(take.key()))
                        .toArray();
                inTime(() -> shared.take(takes, debts)).onComplete(result -> {
                    answer(
                            takes,
                            result.succeeded() ? learn(takes, result.result()) : alone(takes, debts, result.cause()));
                    answerAll();
                });
                return;
            }
            answer(takes, local.take(takes));
        }
    }

    private List<Decision> learn(List<Take> takes, List<SharedBuckets.Taken> taken) {
        var decisions = new ArrayList<Decision>(takes.size());
        for (var index = 0; index < takes.size(); index++) {
            local.learn(takes.get(index), taken.get(index).missingNanos());
            decisions.add(taken.get(index).decision());
        }
        return decisions;
    }

    private List<Decision> alone(List<Take> takes, long[] debts, Throwable cause) {
        goAlone(cause);
        for (var index = 0; index < debts.length; index++) {
            local.owe(takes.get(index).key(), debts[index]);
        }
        return local.takeUnanswered(takes);
    }

    private List<Take> next() {
        var takes = new ArrayList<Take>();
        while (takes.size() < config.maxBatch() && waiting.poll() instanceof Take take) {
            takes.add(take);
        }
        return takes;
    }

    private void answer(List<Take> takes, List<Decision> decisions) {
        for (var index = 0; index < takes.size(); index++) {
            takes.get(index).answer().complete(decisions.get(index));
        }
        answering.set(false);
    }

    /// Fails when there is no answer in time, or when one could not even ask.
    private <T> Future<T> inTime(Supplier<Future<T>> question) {
        return Future.future(promise -> {
            var timer = vertx.setTimer(
                    config.redisPatience().toMillis(),
                    _ -> promise.tryFail("no answer within " + config.redisPatience()));
            question.get().onComplete(result -> {
                vertx.cancelTimer(timer);
                if (result.succeeded()) {
                    promise.tryComplete(result.result());
                } else {
                    promise.tryFail(result.cause());
                }
            });
        });
    }

    private void goAlone(Throwable cause) {
        askAgainAt = nanoTime.getAsLong() + config.redisPause().toNanos();
        if (!alone) {
            alone = true;
            Log.warnf("Redis is away, this gateway counts people's messages by itself: cause=%s", cause.getMessage());
        }
    }

    private boolean isAlone() {
        if (alone && nanoTime.getAsLong() - askAgainAt >= 0 && asking.compareAndSet(false, true)) {
            inTime(shared::prepare).onComplete(result -> {
                if (result.succeeded()) {
                    alone = false;
                    Log.info("Redis is back, people's messages are counted over all gateways again");
                } else {
                    goAlone(result.cause());
                }
                asking.set(false);
            });
        }
        return alone;
    }
}
