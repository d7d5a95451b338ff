package dev.parley.ai.reply;

import dev.parley.ai.reply.ReplyResult.Stop;
import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyLease;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.function.Consumer;

/// Our hold on a claimed reply, renewed in the background until closed; whoever writes it is told to stop when it is
/// lost, or when somebody wants the reply stopped. `over` is our own reckoning; the attempt's
/// number is what keeps two writers apart.
final class Lease implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SessionService session;
    private final ReplyClaim claim;
    private final ReplyLease terms;
    private final Duration renewEvery;
    private final Consumer<Stop> stop;
    private final Thread renewing;
    private volatile long heldSince;
    private volatile boolean closed;

    /// `heldSince`: when the claim was sent, by `System.nanoTime()`.
    Lease(
            SessionService session,
            ReplyConfig config,
            String worker,
            ReplyClaim claim,
            long heldSince,
            Consumer<Stop> stop) {
        this.session = session;
        this.claim = claim;
        this.terms = new ReplyLease(worker, claim.attempt(), config.lease().toMillis(), 0);
        this.renewEvery = config.renewEvery();
        this.stop = stop;
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
                var reply = session.replies(replies -> replies.renew(claim.replyId(), terms));
                heldSince = sent;
                if (reply.stopping()) {
                    // Told over Redis too, and that may be lost.
                    stop.accept(Stop.ASKED);
                }
                pause = renewEvery;
            } catch (SessionAway away) {
                pause = RETRY.compareTo(renewEvery) < 0 ? RETRY : renewEvery;
            } catch (RequestRejected refused) {
                if (refused.code() == ErrorCode.CONFLICT || refused.code() == ErrorCode.NOT_FOUND) {
                    stop.accept(Stop.LEASE_LOST);
                    return;
                }
                Log.errorf("A lease is not renewed reply=%s code=%s", claim.replyId(), refused.code());
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
