package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.ChangePage;
import dev.parley.session.contract.log.ChangePages;
import dev.parley.session.contract.log.ChangesQuery;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// Reads for listeners what they have missed, until they are live: many conversations of a listener in one round trip,
/// told one after the other, no faster than it takes it, and a bounded number of reads at a time. While session-service
/// is away it waits, or lets a
/// newcomer try elsewhere: it never leaves anything out.
@ApplicationScoped
class Backfills {
    private static final int PAGE = 200;
    private static final int TOGETHER = 50;
    private static final int CHANGES_TOGETHER = 500;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final SessionService session;
    private final ExecutorService threads;
    private final FanoutConfig config;
    private final Semaphore free;

    Backfills(SessionService session, @VirtualThreads ExecutorService threads, FanoutConfig config) {
        this.session = session;
        this.threads = threads;
        this.config = config;
        this.free = new Semaphore(config.maxReplays());
    }

    /// `rooms` gives the room of a replay as it begins, and is told when it is over.
    interface Places {
        /// The room, in which the listener has begun; null: it does not listen any more.
        ConversationChannel begin(Backfill replay);

        void over(Backfill replay, boolean live);
    }

    private record Begun(Backfill replay, ConversationChannel room) {}

    void start(List<Backfill> replays, Places places) {
        threads.execute(() -> {
            for (var from = 0; from < replays.size(); from += TOGETHER) {
                together(replays.subList(from, Math.min(replays.size(), from + TOGETHER)), places);
            }
        });
    }

    private void together(List<Backfill> replays, Places places) {
        var begun = new ArrayList<Begun>(replays.size());
        for (var replay : replays) {
            var room = places.begin(replay);
            if (room != null) {
                begun.add(new Begun(replay, room));
            }
        }
        var pages = begun.size() > 1 ? pages(begun) : Map.<UUID, ChangePage>of();
        for (var one : begun) {
            end(one.replay, one.room, pages.get(one.replay.conversation), places);
        }
    }

    /// What may be had of it at once; the rest is read for each.
    private Map<UUID, ChangePage> pages(List<Begun> begun) {
        var positions = begun.stream()
                .filter(one -> one.replay.sure())
                .map(one -> new ChangesQuery.Position(one.replay.conversation, from(one.replay, one.room)))
                .toList();
        var asked = System.nanoTime();
        try {
            free.acquire();
            try {
                var query = new ChangesQuery(positions, CHANGES_TOGETHER);
                return session.call(peer -> peer.log().changes(query)).pages().stream()
                        .collect(Collectors.toMap(ChangePages.Of::conversationId, ChangePages.Of::page));
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RequestRejected e) {
            begun.forEach(one -> one.replay.waits(asked));
            Log.debugf("replays wait code=%s", e.code());
        } catch (RuntimeException | Error e) {
            // Each is still read by itself.
            Log.error("replays could not be read together", e);
        }
        return Map.of();
    }

    /// The log is read for the room too, should it be further behind.
    private static long from(Backfill replay, ConversationChannel room) {
        return Math.min(replay.after(), room.heard());
    }

    private void end(Backfill replay, ConversationChannel room, ChangePage first, Places places) {
        var live = false;
        try {
            live = run(replay, room, first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RequestRejected e) {
            Log.debugf("replay ends conversation=%s code=%s", replay.conversation, e.code());
        } catch (RuntimeException | Error e) {
            Log.errorf(e, "replay failed conversation=%s", replay.conversation);
        } finally {
            if (!live) {
                replay.runThen();
                room.giveUp();
            }
            places.over(replay, live);
        }
    }

    /// @return whether it went live
    private boolean run(Backfill replay, ConversationChannel room, ChangePage first) throws InterruptedException {
        if (first != null) {
            take(replay, room, first);
            if (!listens(replay)) {
                return false;
            }
        }
        if (replay.isOverdue(config.resumePatience())) {
            replay.listener.giveUp();
            return false;
        }
        if (!replay.sure() && !findBeginning(replay)) {
            return false;
        }
        while (replay.taking() || replay.after() < replay.until) {
            if (replay.taking() && room.goLive(replay.listener, replay.after(), replay.until, replay.then())) {
                return true;
            }
            var begun = System.nanoTime();
            if (!read(replay, room)) {
                replay.waits(begun);
                if (replay.isOverdue(config.resumePatience())) {
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
    private boolean findBeginning(Backfill replay) {
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
    private boolean read(Backfill replay, ConversationChannel room) throws InterruptedException {
        free.acquire();
        try {
            var from = from(replay, room);
            var page = session.call(peer -> peer.log().changes(replay.conversation, from, PAGE));
            take(replay, room, page);
            // Empty: the log is not yet where somebody says it is.
            return !page.changes().isEmpty();
        } catch (RequestRejected e) {
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

    private void take(Backfill replay, ConversationChannel room, ChangePage page) {
        var trimmed = replay.after() + 1 < page.firstSeq();
        if (trimmed || page.seq() - replay.after() > config.maxReplayed()) {
            replay.gap(page.firstSeq(), page.seq());
        }
        room.trimmed(page.firstSeq(), page.seq());
        room.offer(page.changes(), null);
        replay.tell(page.changes());
    }

    private static boolean listens(Backfill replay) throws InterruptedException {
        try {
            return replay.listener.caughtUp().toCompletableFuture().get();
        } catch (ExecutionException e) {
            return false;
        }
    }
}
