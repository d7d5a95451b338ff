package dev.parley.gateway.limits;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Work that costs much: one person does so much of it at a time, and all people together so much. The rest waits, so
/// that nobody's work takes the memory and the processors of others.
public final class Turns {
    /// How much at a time, and how long somebody waits for that.
    public interface Bounds {
        /// Of one person under way at a time, at one gateway.
        int perPerson();

        /// Of all people under way at a time, at one gateway.
        int inAll();

        /// Requests of one person, waiting ones included; further ones are refused.
        int waitingPerPerson();

        /// How long a request waits for its turn before it is refused.
        Duration patience();
    }

    /// One person's turns, and how many of its requests there are; gone with the last of them.
    private record Line(Semaphore free, int requests) {}

    private final Bounds bounds;
    private final Semaphore all;
    private final ConcurrentHashMap<UUID, Line> people = new ConcurrentHashMap<>();

    public Turns(Bounds bounds) {
        this.bounds = bounds;
        this.all = new Semaphore(bounds.inAll(), true);
    }

    /// Blocks.
    ///
    /// @throws RequestRejected `rate_limited` when the person asks for too many at a time
    public <T> T inTurn(UUID person, Supplier<T> work) {
        var line = people.merge(
                person,
                new Line(new Semaphore(bounds.perPerson(), true), 1),
                (known, _) -> new Line(known.free, known.requests + 1));
        try {
            if (line.requests > bounds.waitingPerPerson()) {
                throw tooMany();
            }
            return holding(line.free, () -> holding(all, work));
        } finally {
            people.computeIfPresent(
                    person, (_, known) -> known.requests == 1 ? null : new Line(known.free, known.requests - 1));
        }
    }

    private <T> T holding(Semaphore turns, Supplier<T> work) {
        try {
            if (!turns.tryAcquire(bounds.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static RequestRejected tooMany() {
        return new RequestRejected(ErrorCode.RATE_LIMITED, "Too much is asked for at a time", 1000);
    }
}
