package dev.parley.ai.reply;

import dev.parley.ai.session.SessionAway;
import dev.parley.service.warmup.WarmUpRounds;
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
    private final WarmUpRounds rounds;

    WarmUp(Rehearsal rehearsal, WarmUpConfig config) {
        this.rehearsal = rehearsal;
        this.rounds = new WarmUpRounds(config.rounds(), config.limit(), this::play);
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("warm-up").start(rounds);
    }

    private boolean play() throws InterruptedException {
        try {
            rehearsal.play();
            return true;
        } catch (SessionAway notYet) {
            return false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return rounds.state();
    }
}
