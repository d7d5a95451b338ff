package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.Change;
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
import org.jspecify.annotations.Nullable;

/// Reads for listeners what they have missed, until they are live: many conversations of a listener in one round
/// trip, told one after the other, no faster than it takes it, and a bounded number of reads at a time. While
/// session-service is away it waits, or lets a newcomer try elsewhere: it never leaves anything out.
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

    /// Gives the channel of a backfill as it begins, and is told when it is over.
    interface Places {
        /// The channel, in which the listener has begun; null: it does not listen any more.
        @Nullable
        ConversationChannel begin(Backfill backfill);

        void over(Backfill backfill, boolean live);
    }

    private record Begun(Backfill backfill, ConversationChannel channel) {}

    void start(List<Backfill> backfills, Places places) {
        threads.execute(() -> {
            for (var from = 0; from < backfills.size(); from += TOGETHER) {
                together(backfills.subList(from, Math.min(backfills.size(), from + TOGETHER)), places);
            }
        });
    }

    private void together(List<Backfill> backfills, Places places) {
        var begun = new ArrayList<Begun>(backfills.size());
        for (var backfill : backfills) {
            var channel = places.begin(backfill);
            if (channel != null) {
                begun.add(new Begun(backfill, channel));
            }
        }
        var pages = begun.size() > 1 ? pages(begun) : Map.<UUID, ChangePage>of();
        for (var one : begun) {
            end(one.backfill, one.channel, pages.get(one.backfill.conversation), places);
        }
    }

    /// What may be had of it at once; the rest is read for each.
    private Map<UUID, ChangePage> pages(List<Begun> begun) {
        var positions = begun.stream()
                .filter(one -> one.backfill.sure())
                .map(one -> new ChangesQuery.Position(one.backfill.conversation, from(one.backfill, one.channel)))
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
            begun.forEach(one -> one.backfill.waits(asked));
            Log.debugf("replays wait code=%s", e.code());
        } catch (RuntimeException | Error e) {
            // Each is still read by itself.
            Log.error("replays could not be read together", e);
        }
        return Map.of();
    }

    /// The log is read for the channel too, should it be further behind.
    private static long from(Backfill backfill, ConversationChannel channel) {
        return Math.min(backfill.after(), channel.heard());
    }

    private void end(Backfill backfill, ConversationChannel channel, @Nullable ChangePage first, Places places) {
        var live = false;
        try {
            live = run(backfill, channel, first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RequestRejected e) {
            Log.debugf("replay ends conversation=%s code=%s", backfill.conversation, e.code());
        } catch (RuntimeException | Error e) {
            Log.errorf(e, "replay failed conversation=%s", backfill.conversation);
        } finally {
            if (!live) {
                backfill.runThen();
                channel.giveUp();
            }
            places.over(backfill, live);
        }
    }

    /// @return whether it went live
    private boolean run(Backfill backfill, ConversationChannel channel, @Nullable ChangePage first)
            throws InterruptedException {
        if (first != null) {
            take(backfill, channel, first);
            if (!listens(backfill)) {
                return false;
            }
        }
        if (backfill.isOverdue(config.resumePatience())) {
            backfill.listener.giveUp();
            return false;
        }
        if (!backfill.sure() && !findBeginning(backfill)) {
            return false;
        }
        while (backfill.taking() || backfill.after() < backfill.until) {
            if (backfill.taking()
                    && channel.goLive(backfill.listener, backfill.after(), backfill.until, backfill.then())) {
                return true;
            }
            var begun = System.nanoTime();
            if (!read(backfill, channel)) {
                backfill.waits(begun);
                if (backfill.isOverdue(config.resumePatience())) {
                    backfill.listener.giveUp();
                    return false;
                }
                // Not while holding a place: others may find what they ask for.
                Thread.sleep(AFTER_FAILURE);
            }
            if (!listens(backfill)) {
                return false;
            }
        }
        // Its person no longer takes part: it has heard so, or never did.
        return false;
    }

    /// Nobody has said since when its person takes part, so session-service is asked whether it does. It may do so
    /// since later than whoever told of it knew, so the log is looked through as far as it goes by now.
    private boolean findBeginning(Backfill backfill) {
        var seen = session.actingFor(
                backfill.listener.person(), peer -> peer.conversations().get(backfill.conversation));
        if (seen.role() == null) {
            return false;
        }
        var beginnings = new ArrayList<Change>(1);
        var from = backfill.after();
        ChangePage page;
        do {
            var after = from;
            page = session.call(peer -> peer.log().changes(backfill.conversation, after, PAGE));
            page.changes().stream()
                    .filter(change -> Memberships.begins(change, backfill.listener.person()))
                    .forEach(beginnings::add);
            from = page.changes().isEmpty()
                    ? page.seq()
                    : page.changes().getLast().seq();
        } while (from < page.seq());
        backfill.beginWithin(beginnings);
        return true;
    }

    /// @return whether there was anything to be read
    private boolean read(Backfill backfill, ConversationChannel channel) throws InterruptedException {
        free.acquire();
        try {
            var from = from(backfill, channel);
            var page = session.call(peer -> peer.log().changes(backfill.conversation, from, PAGE));
            take(backfill, channel, page);
            // Empty: the log is not yet where somebody says it is.
            return !page.changes().isEmpty();
        } catch (RequestRejected e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            backfill.unavailable();
            Log.debugf("replay waits conversation=%s code=%s", backfill.conversation, e.code());
            return false;
        } finally {
            free.release();
        }
    }

    private void take(Backfill backfill, ConversationChannel channel, ChangePage page) {
        var trimmed = backfill.after() + 1 < page.firstSeq();
        if (trimmed || page.seq() - backfill.after() > config.maxReplayed()) {
            backfill.gap(page.firstSeq(), page.seq());
        }
        channel.trimmed(page.firstSeq(), page.seq());
        channel.offer(page.changes(), null);
        backfill.tell(page.changes());
    }

    private static boolean listens(Backfill backfill) throws InterruptedException {
        try {
            return backfill.listener.caughtUp().toCompletableFuture().get();
        } catch (ExecutionException e) {
            return false;
        }
    }
}
