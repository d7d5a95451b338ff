package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.problem.Refused;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/// Fills holes: reads from the log what no announcement brought.
@ApplicationScoped
class Repairs {
    private static final int PAGE = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final SessionService session;
    private final ExecutorService threads;
    private final Duration patience;
    private final Semaphore free;

    Repairs(SessionService session, @VirtualThreads ExecutorService threads, FanoutConfig config) {
        this.session = session;
        this.threads = threads;
        this.patience = config.holePatience();
        this.free = new Semaphore(config.maxRepairs());
    }

    /// When what is missing may still be on its way. Call it once for each time a room says that it needs repair.
    void soon(Room room) {
        start(room, patience);
    }

    /// When nobody will bring what is missing.
    void now(Room room) {
        start(room, Duration.ZERO);
    }

    private void start(Room room, Duration firstPatience) {
        threads.execute(() -> {
            try {
                Thread.sleep(firstPatience);
                repair(room);
                while (room.repaired()) {
                    Thread.sleep(patience);
                    repair(room);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void repair(Room room) throws InterruptedException {
        if (!room.behind()) {
            return;
        }
        free.acquire();
        try {
            while (room.behind()) {
                var after = room.heard();
                var page = session.call(peer -> peer.log().changes(room.conversation, after, PAGE));
                room.trimmed(page.firstSeq(), page.seq());
                if (page.changes().isEmpty()) {
                    Thread.sleep(AFTER_FAILURE);
                    return;
                }
                room.offer(page.changes(), null);
            }
        } catch (Refused e) {
            Log.debugf("repair failed conversation=%s code=%s", room.conversation, e.code());
            Thread.sleep(AFTER_FAILURE);
        } catch (RuntimeException e) {
            Log.errorf(e, "repair failed conversation=%s", room.conversation);
            Thread.sleep(AFTER_FAILURE);
        } finally {
            free.release();
        }
    }
}
