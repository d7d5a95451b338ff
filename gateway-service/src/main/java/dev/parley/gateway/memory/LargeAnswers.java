package dev.parley.gateway.memory;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Histories and other answers of perhaps a megabyte: a few are read at a time, fewer for one person and for all
/// strangers together, whatever number of connections asks for them. Blocks.
@Singleton
public class LargeAnswers {
    private static final Object STRANGERS = new Object();

    private final LargeAnswersConfig config;
    private final Semaphore free;
    private final Semaphore lookUps;
    private final Semaphore refreshes;
    private final Map<Object, Turns> turns = new ConcurrentHashMap<>();

    /// One person's or all strangers', and how many ask for one.
    private record Turns(Semaphore free, int askers) {
        /// Null: nobody does.
        @Nullable
        Turns with(int more) {
            return askers + more == 0 ? null : new Turns(free, askers + more);
        }
    }

    public LargeAnswers(LargeAnswersConfig config) {
        this.config = config;
        this.free = new Semaphore(config.atOnce(), true);
        this.lookUps = new Semaphore(config.lookUps(), true);
        this.refreshes = new Semaphore(config.refreshes(), true);
    }

    /// `person` null: a stranger asks.
    ///
    /// @throws RequestRejected when there is no turn in time
    public <T> T read(@Nullable Object person, Supplier<T> work) {
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

    /// What nobody asked for, but something cannot be told without: it takes no turn of those who ask.
    ///
    /// @throws RequestRejected when there is no turn in time
    public <T> T lookUp(Supplier<T> work) {
        return inTurn(lookUps, work);
    }

    /// What nobody asked for, and nothing waits for: it takes no turn of anybody else, and waits as long as it has to.
    ///
    /// @throws RequestRejected when the server stops meanwhile
    public <T> T refresh(Supplier<T> work) {
        try {
            refreshes.acquire();
        } catch (InterruptedException e) {
            throw stopping();
        }
        try {
            return work.get();
        } finally {
            refreshes.release();
        }
    }

    private static RequestRejected stopping() {
        Thread.currentThread().interrupt();
        return new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping");
    }

    private <T> T inTurn(Semaphore turn, Supplier<T> work) {
        try {
            if (!turn.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RequestRejected(ErrorCode.UNAVAILABLE, "Too many large answers are asked for: ask again");
            }
        } catch (InterruptedException e) {
            throw stopping();
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
