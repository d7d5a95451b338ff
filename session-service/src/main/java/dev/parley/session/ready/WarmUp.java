package dev.parley.session.ready;

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

    private final WarmUpRounds rounds;

    WarmUp(Rehearsal rehearsal, WarmUpConfig config) {
        this.rounds = new WarmUpRounds(config.rounds(), config.limit(), () -> {
            rehearsal.play();
            return true;
        });
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("warm-up").start(rounds);
    }

    @Override
    public HealthCheckResponse call() {
        return rounds.state();
    }
}
