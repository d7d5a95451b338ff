package dev.parley.session.ready;

import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Keeps this process from being ready until it has done everything once, see [Rehearsal], so that nobody pays with
/// seconds for what is loaded, planned and compiled only then.
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {
    /// How long it may take.
    @ConfigMapping(prefix = "session.warm-up")
    interface WarmUpConfig {
        /// At most so many rounds, in a JVM: a native image has nothing to warm up. 0: none.
        @WithDefault("5")
        int rounds();

        /// No further round begins after so long, and it is ready then in any case.
        @WithDefault("5s")
        Duration limit();
    }

    private final Rehearsal rehearsal;
    private final WarmUpConfig config;
    private final int rounds;
    private final long begun = System.nanoTime();
    private volatile boolean over;

    WarmUp(Rehearsal rehearsal, WarmUpConfig config) {
        this.rehearsal = rehearsal;
        this.config = config;
        this.rounds = ImageMode.current() == ImageMode.JVM ? config.rounds() : 0;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("warm-up").start(this::run);
    }

    private void run() {
        try {
            for (var round = 0; round < rounds && !isOutOfTime(); round++) {
                rehearsal.play();
            }
        } catch (RequestRejected away) {
            Log.debugf("The warm-up ends early code=%s", away.code());
        } catch (RuntimeException | Error bug) {
            Log.warn("The warm-up went wrong", bug);
        } finally {
            over = true;
        }
    }

    private boolean isOutOfTime() {
        return System.nanoTime() - begun > config.limit().toNanos();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warm").status(over || isOutOfTime()).build();
    }
}
