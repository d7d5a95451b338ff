package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/// Reads for listeners what they have missed, until they are live: one conversation of a listener after the other, no
/// faster than it takes it, and a bounded number of reads at a time. While session-service is away it waits, or lets a
/// newcomer try elsewhere: it never leaves anything out.
@ApplicationScoped
class Replays {
    private static final int PAGE = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final SessionService session;
    private final ExecutorService threads;
    private final FanoutConfig config;
    private final Semaphore free;

    Replays(SessionService session, @VirtualThreads ExecutorService threads, FanoutConfig config) {
        this.session = session;
        this.threads = threads;
        this.config = config;
        this.free = new Semaphore(config.maxReplays());
    }

    /// `rooms` gives the room of a replay as it begins, and is told when it is over.
    interface Places {
        /// The room, in which the listener has begun; null: it does not listen any more.
        Room begin(Replay replay);

        void over(Replay replay, boolean live);
    }

    void start(List<Replay> replays, Places places) {
        threads.execute(() -> {
            for (var replay : replays) {
                var room = places.begin(replay);
                if (room == null) {
                    continue;
                }
                var live = false;
                try {
                    live = run(replay, room);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (Refused e) {
                    Log.debugf("replay ends conversation=%s code=%s", replay.conversation, e.code());
                } catch (RuntimeException e) {
                    Log.errorf(e, "replay failed conversation=%s", replay.conversation);
                } finally {
                    if (!live) {
                        replay.runThen();
                        room.giveUp();
                    }
                    places.over(replay, live);
                }
            }
        });
    }

    /// @return whether it went live
    private boolean run(Replay replay, Room room) throws InterruptedException {
        if (!replay.sure() && !findBeginning(replay)) {
            return false;
        }
        while (replay.taking() || replay.after() < replay.until) {
            if (replay.taking() && room.goLive(replay.listener, replay.after(), replay.until, replay.then())) {
                return true;
            }
            var begun = System.nanoTime();
            if (!read(replay, room)) {
                if (replay.waits(begun, config.resumePatience())) {
                    replay.listener.giveUp();
                    return false;
                }
                // Not while holding a place: others may find what they ask for.
                Thread.sleep(AFTER_FAILURE);
            }
            if (!listens(replay)) {
                return false;
            }
        }
        // Its person no longer takes part: it has heard so, or never did.
        return false;
    }

    /// Nobody has said since when its person takes part, so session-service is asked whether it does.
    private boolean findBeginning(Replay replay) {
        var seen = session.actingFor(
                replay.listener.person(), peer -> peer.conversations().get(replay.conversation));
        if (seen.role() == null) {
            return false;
        }
        var end = session.call(peer -> peer.log().changes(replay.conversation, replay.after(), PAGE));
        replay.beginWithin(end.changes());
        return true;
    }

    /// @return whether there was anything to be read
    private boolean read(Replay replay, Room room) throws InterruptedException {
        free.acquire();
        try {
            var from = Math.min(replay.after(), room.heard());
            var page = session.call(peer -> peer.log().changes(replay.conversation, from, PAGE));
            var trimmed = replay.after() + 1 < page.firstSeq();
            if (trimmed || page.seq() - replay.after() > config.maxReplayed()) {
                replay.gap(page.firstSeq(), page.seq());
            }
            room.trimmed(page.firstSeq(), page.seq());
            room.offer(page.changes(), null);
            replay.tell(page.changes());
            // Empty: the log is not yet where somebody says it is.
            return !page.changes().isEmpty();
        } catch (Refused e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            replay.unavailable();
            Log.debugf("replay waits conversation=%s code=%s", replay.conversation, e.code());
            return false;
        } finally {
            free.release();
        }
    }

    private static boolean listens(Replay replay) throws InterruptedException {
        try {
            return replay.listener.caughtUp().toCompletableFuture().get();
        } catch (ExecutionException e) {
            return false;
        }
    }
}
