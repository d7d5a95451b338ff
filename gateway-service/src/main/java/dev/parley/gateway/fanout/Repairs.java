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

    /// What is missing may still be on its way, so it is waited for at first. Call it once for each time a
    /// room says that it needs repair.
    void soon(Room room) {
        threads.execute(() -> {
            try {
                var pause = patience;
                do {
                    Thread.sleep(pause);
                    pause = repair(room) ? patience : AFTER_FAILURE;
                } while (room.repaired());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// @return false when the log cannot be read, or is not yet where somebody says it is
    private boolean repair(Room room) throws InterruptedException {
        if (!room.behind()) {
            return true;
        }
        free.acquire();
        try {
            while (room.behind()) {
                var after = room.heard();
                var page = session.call(peer -> peer.log().changes(room.conversation, after, PAGE));
                room.trimmed(page.firstSeq(), page.seq());
                if (page.changes().isEmpty()) {
                    return false;
                }
                room.offer(page.changes(), null);
            }
            return true;
        } catch (Refused e) {
            Log.debugf("repair failed conversation=%s code=%s", room.conversation, e.code());
            return false;
        } catch (RuntimeException e) {
            Log.errorf(e, "repair failed conversation=%s", room.conversation);
            return false;
        } finally {
            free.release();
        }
    }
}
