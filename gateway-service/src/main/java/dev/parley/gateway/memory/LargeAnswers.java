package dev.parley.gateway.memory;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Histories and other answers of perhaps a megabyte: a few are read at a time, fewer for one person and for all
/// strangers together, whatever number of connections asks for them. Blocks.
@Singleton
public class LargeAnswers {
    private static final Object STRANGERS = new Object();

    private final LargeAnswersConfig config;
    private final Semaphore free;
    private final Map<Object, Turns> turns = new ConcurrentHashMap<>();

    /// One person's or all strangers', and how many ask for one.
    private record Turns(Semaphore free, int askers) {
        Turns with(int more) {
            return askers + more == 0 ? null : new Turns(free, askers + more);
        }
    }

    public LargeAnswers(LargeAnswersConfig config) {
        this.config = config;
        this.free = new Semaphore(config.atOnce(), true);
    }

    /// `person` null: a stranger asks.
    ///
    /// @throws Refused when there is no turn in time
    public <T> T read(Object person, Supplier<T> work) {
        var asker = person == null ? STRANGERS : person;
        var most = person == null ? config.strangers() : config.each();
        var own = turns.compute(
                        asker, (_, known) -> known == null ? new Turns(new Semaphore(most, true), 1) : known.with(1))
                .free;
        try {
            return inTurn(own, () -> inTurn(free, work));
        } finally {
            turns.computeIfPresent(asker, (_, known) -> known.with(-1));
        }
    }

    private <T> T inTurn(Semaphore turn, Supplier<T> work) {
        try {
            if (!turn.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RequestRejected(ErrorCode.UNAVAILABLE, "Too many large answers are asked for: ask again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
