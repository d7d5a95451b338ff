package dev.parley.service.warmup;

import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.runtime.ImageMode;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/// What a process does some times before it is ready, so that nobody pays with seconds for what is loaded, planned and
/// compiled only then. It is ready in any case when the time is over.
public final class WarmUpRounds implements Runnable {
    private static final Logger LOG = Logger.getLogger(WarmUpRounds.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// One round.
    @FunctionalInterface
    public interface Round {
        /// False: not yet, as somebody it needs is away.
        boolean play() throws InterruptedException;
    }

    private final int most;
    private final Duration limit;
    private final Round round;
    private final long begun = System.nanoTime();
    private volatile boolean over;

    /// `most` in a JVM: a native image has nothing to warm up. No further one begins after `limit`, from now on.
    public WarmUpRounds(int most, Duration limit, Round round) {
        this.most = ImageMode.current() == ImageMode.JVM ? most : 0;
        this.limit = limit;
        this.round = round;
    }

    @Override
    public void run() {
        try {
            for (var played = 0; played < most && !isOutOfTime(); ) {
                if (round.play()) {
                    played++;
                } else {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            // The end.
        } catch (RequestRejected refused) {
            LOG.logf(
                    refused.code().retryable ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "The warm-up ends early code=%s",
                    refused.code());
        } catch (RuntimeException | Error bug) {
            LOG.warn("The warm-up went wrong", bug);
        } finally {
            over = true;
        }
    }

    private boolean isOutOfTime() {
        return System.nanoTime() - begun > limit.toNanos();
    }

    public boolean isOver() {
        return over || isOutOfTime();
    }

    /// For the page that says whether the process is ready.
    public HealthCheckResponse state() {
        return HealthCheckResponse.named("warm").status(isOver()).build();
    }
}
