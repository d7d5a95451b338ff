package dev.parley.gateway.peer;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Calls to the instances of one sibling service. An instance that is away is passed over; when all are, the call is
/// repeated until the patience ends. Blocks: never on an event loop.
public final class PeerCalls<P> {
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final ThreadLocal<@Nullable UUID> PERSON = new ThreadLocal<>();

    private final String service;
    private final List<P> peers;
    private final Duration longestAttempt;
    private final Duration patience;
    private final long firstPauseMillis;
    private final AtomicInteger preferred = new AtomicInteger();

    PeerCalls(String service, List<P> peers, Duration longestAttempt, Duration patience, Duration firstPause) {
        this.service = service;
        this.peers = peers;
        this.longestAttempt = longestAttempt;
        this.patience = patience;
        this.firstPauseMillis = firstPause.toMillis();
    }

    /// The person the call under way on this thread acts for; null: nobody.
    static @Nullable UUID person() {
        return PERSON.get();
    }

    public <T> T call(@Nullable UUID person, Function<P, T> call) {
        var deadline = System.nanoTime() + patience.minus(longestAttempt).toNanos();
        var pause = firstPauseMillis;
        for (var attempt = 1; ; attempt++) {
            var choice = preferred.get();
            try {
                return attempt(choice, person, call);
            } catch (RequestRejected e) {
                if (e.code() != ErrorCode.UNAVAILABLE) {
                    throw e;
                }
                passOver(choice);
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            } catch (ProcessingException | VertxException e) {
                // Also as it is from the connection, when it ends in the midst of an answer.
                Log.debugf("call failed service=%s attempt=%d cause=%s", service, attempt, e.getMessage());
                passOver(choice);
                if (System.nanoTime() > deadline) {
                    throw new RequestRejected(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment");
                }
            }
            if (attempt % peers.size() == 0) {
                pause(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    /// Also by a call that has no time left for another attempt: whoever calls next is not to wait for the same one. Of
    /// many that fail together the first one moves on, and takes the others along.
    private void passOver(int choice) {
        preferred.compareAndSet(choice, choice + 1);
    }

    private <T> T attempt(int choice, @Nullable UUID person, Function<P, T> call) {
        PERSON.set(person);
        try {
            return call.apply(peers.get(Math.floorMod(choice, peers.size())));
        } finally {
            PERSON.remove();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
    }
}
