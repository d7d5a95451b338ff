package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/// Fills holes: reads from the log what no announcement brought.
@ApplicationScoped
class GapRepair {
    private static final int PAGE = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final SessionService session;
    private final ExecutorService threads;
    private final Duration patience;
    private final Semaphore free;

    GapRepair(SessionService session, @VirtualThreads ExecutorService threads, FanoutConfig config) {
        this.session = session;
        this.threads = threads;
        this.patience = config.holePatience();
        this.free = new Semaphore(config.maxRepairs());
    }

    /// What is missing may still be on its way, so it is waited for at first. Call it once for each time a
    /// channel says that it needs repair.
    void soon(ConversationChannel conversationChannel) {
        threads.execute(() -> {
            try {
                var pause = patience;
                do {
                    Thread.sleep(pause);
                    pause = repair(conversationChannel) ? patience : AFTER_FAILURE;
                } while (conversationChannel.repaired());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// @return false when the log cannot be read, or is not yet where somebody says it is
    private boolean repair(ConversationChannel conversationChannel) throws InterruptedException {
        if (!conversationChannel.behind()) {
            return true;
        }
        free.acquire();
        try {
            while (conversationChannel.behind()) {
                var after = conversationChannel.heard();
                var page = session.call(peer -> peer.log().changes(conversationChannel.conversation, after, PAGE));
                conversationChannel.trimmed(page.firstSeq(), page.seq());
                if (page.changes().isEmpty()) {
                    return false;
                }
                conversationChannel.offer(page.changes(), null);
            }
            return true;
        } catch (RequestRejected e) {
            Log.debugf("repair failed conversation=%s code=%s", conversationChannel.conversation, e.code());
            return false;
        } catch (RuntimeException | Error e) {
            Log.errorf(e, "repair failed conversation=%s", conversationChannel.conversation);
            return false;
        } finally {
            free.release();
        }
    }
}
