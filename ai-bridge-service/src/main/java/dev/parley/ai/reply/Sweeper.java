package dev.parley.ai.reply;

import dev.parley.ai.provider.AvailabilitySignal;
import dev.parley.ai.provider.ProviderChoice;
import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks for replies nobody works on: asked for while the AI was away, waiting for their turn, or left by a bridge that
/// died. Looks from time to time, and at once when there is reason to.
@ApplicationScoped
class Sweeper {
    private final SessionService session;
    private final ReplyQueue desk;
    private final ProviderChoice choice;
    private final ReplyConfig config;
    private final AvailabilitySignal bell;
    private final Semaphore nudges = new Semaphore(0);
    private boolean complained;
    private volatile boolean more;
    private volatile boolean passedOver;
    private volatile @Nullable Thread sweeping;

    Sweeper(
            SessionService session,
            ReplyQueue desk,
            ProviderChoice choice,
            ReplyConfig config,
            AvailabilitySignal bell) {
        this.session = session;
        this.desk = desk;
        this.choice = choice;
        this.config = config;
        this.bell = bell;
    }

    void start(@Observes StartupEvent started) {
        bell.onRing(nudges::release);
        desk.onEnded(this::ended);
        sweeping = Thread.ofVirtual().name("sweeper").start(this::sweepOn);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (sweeping != null) {
            sweeping.interrupt();
        }
    }

    /// A reply we could not have may have waited for the one that ends now.
    private void ended(Ending ending) {
        switch (ending) {
            case NOT_OURS -> passedOver = true;
            case COMPLETED, FAILED, STOPPED, DROPPED -> {
                if (passedOver || more) {
                    passedOver = false;
                    nudges.release();
                }
            }
            case RELEASED, NOT_BEGUN -> {}
        }
    }

    private void sweepOn() {
        try {
            while (true) {
                var nudged = nudges.tryAcquire(config.sweepEvery().toMillis(), TimeUnit.MILLISECONDS);
                nudges.drainPermits();
                sweep(nudged ? Duration.ZERO : config.sweepIdle());
            }
        } catch (InterruptedException e) {
            // The end.
        }
    }

    private void sweep(Duration idle) {
        try {
            var limit = Math.min(config.sweepLimit(), desk.room());
            if (limit <= 0 || choice.available() == 0) {
                return;
            }
            var found = session.replies(replies -> replies.unclaimed(idle.toMillis(), limit))
                    .replies();
            more = found.size() >= limit;
            found.forEach(desk::offer);
            if (complained) {
                complained = false;
                Log.info("session-service can be asked again");
            }
        } catch (SessionAway | RequestRejected problem) {
            if (!complained) {
                complained = true;
                Log.warnf("session-service cannot be asked cause=%s", problem.getMessage());
            }
        } catch (RuntimeException bug) {
            Log.error("A sweep went wrong", bug);
        }
    }
}
