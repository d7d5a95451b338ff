package dev.parley.gateway.health;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.ChangesQuery;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/// Before this gateway says that it is ready, it makes its [FirstCalls], and asks the log for nothing, over and over:
/// whoever comes after a restart comes with many others, and would pay with seconds for what is loaded and compiled
/// only then. A session-service that is just starting is waited for.
@ApplicationScoped
class WarmUp {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// How long it may keep a gateway from being ready.
    @ConfigMapping(prefix = "gateway.warm-up")
    interface WarmUpConfig {
        /// At most so many rounds, in a JVM: a native image has nothing to warm up. 0: none, and no first calls.
        @WithDefault("300")
        int rounds();

        /// At most so long, once session-service answers.
        @WithDefault("3s")
        Duration limit();

        /// How long session-service is waited for.
        @WithDefault("20s")
        Duration patience();
    }

    private final SessionService session;
    private final FirstCalls firstCalls;
    private final ExecutorService threads;
    private final WarmUpConfig config;
    private final int rounds;
    private volatile boolean over;

    WarmUp(
            SessionService session,
            FirstCalls firstCalls,
            @VirtualThreads ExecutorService threads,
            WarmUpConfig config) {
        this.session = session;
        this.firstCalls = firstCalls;
        this.threads = threads;
        this.config = config;
        this.rounds = ImageMode.current() == ImageMode.JVM ? config.rounds() : 0;
    }

    void start(@Observes StartupEvent event) {
        threads.execute(() -> {
            try {
                if (rounds > 0) {
                    makeFirstCalls();
                    run();
                }
            } catch (RequestRejected e) {
                // Nothing to warm up by; and better to take people in than to wait for it.
                Log.debugf("warm-up ends early code=%s", e.code());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                over = true;
            }
        });
    }

    private void makeFirstCalls() throws InterruptedException {
        for (var end = System.nanoTime() + config.patience().toNanos(); ; Thread.sleep(PAUSE)) {
            try {
                firstCalls.make();
                return;
            } catch (RequestRejected away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
            }
        }
    }

    private void run() {
        var end = System.nanoTime() + config.limit().toNanos();
        for (var round = 0; round < rounds && System.nanoTime() < end; round++) {
            var nowhere = new ChangesQuery(List.of(new ChangesQuery.Position(UUID.randomUUID(), 0)), 1);
            session.call(peer -> peer.log().changes(nowhere));
            session.call(peer -> peer.log().heads(new HeadsQuery(List.of(), null)));
        }
    }

    boolean isOver() {
        return over;
    }
}
