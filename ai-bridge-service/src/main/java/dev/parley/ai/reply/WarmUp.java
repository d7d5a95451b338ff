package dev.parley.ai.reply;

import dev.parley.ai.session.SessionAway;
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

/// Keeps this process from being ready until it has written an answer once, see [Rehearsal], so that the first one
/// somebody waits for is as quick as all others.
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// How long it may take.
    @ConfigMapping(prefix = "bridge.warm-up")
    interface WarmUpConfig {
        /// At most so many rounds, in a JVM: a native image has nothing to warm up. 0: none.
        @WithDefault("5")
        int rounds();

        /// No further round begins after so long, and it is ready then in any case; waiting for session-service
        /// included.
        @WithDefault("20s")
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

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("warm-up").start(this::run);
    }

    private void run() {
        try {
            for (var played = 0; played < rounds && !isOutOfTime(); ) {
                try {
                    rehearsal.play();
                    played++;
                } catch (SessionAway notYet) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            // The end.
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
