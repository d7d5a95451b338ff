package dev.parley.ai.reply;

import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyLease;
import io.quarkus.logging.Log;
import java.time.Duration;

/// Our hold on a claimed reply, renewed in the background until closed. `over` is our own reckoning; the attempt's
/// number is what keeps two writers apart.
final class Lease implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SessionService session;
    private final ReplyClaim claim;
    private final ReplyLease terms;
    private final Duration renewEvery;
    private final Runnable onLost;
    private final Thread renewing;
    private volatile long heldSince;
    private volatile boolean closed;

    /// `heldSince`: when the claim was sent, by `System.nanoTime()`.
    Lease(
            SessionService session,
            ReplySettings settings,
            String worker,
            ReplyClaim claim,
            long heldSince,
            Runnable onLost) {
        this.session = session;
        this.claim = claim;
        this.terms = new ReplyLease(worker, claim.attempt(), settings.lease().toMillis(), 0);
        this.renewEvery = settings.renewEvery();
        this.onLost = onLost;
        this.heldSince = heldSince;
        this.renewing = Thread.ofVirtual().name("lease").start(this::renew);
    }

    boolean over() {
        return System.nanoTime() - heldSince
                > Duration.ofMillis(terms.leaseMillis()).toNanos();
    }

    ReplyLease terms() {
        return terms;
    }

    @Override
    public void close() {
        closed = true;
        renewing.interrupt();
    }

    private void renew() {
        var pause = renewEvery;
        while (!closed) {
            try {
                Thread.sleep(pause);
                var sent = System.nanoTime();
                session.replies(replies -> replies.renew(claim.replyId(), terms));
                heldSince = sent;
                pause = renewEvery;
            } catch (SessionAway away) {
                pause = RETRY.compareTo(renewEvery) < 0 ? RETRY : renewEvery;
            } catch (Refused refused) {
                if (refused.code() == ErrorCode.CONFLICT || refused.code() == ErrorCode.NOT_FOUND) {
                    onLost.run();
                    return;
                }
                Log.errorf("A lease is not renewed reply=%s code=%s", claim.replyId(), refused.code());
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
