package dev.parley.service.watchdog;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks, on a thread of its own, whether this process can work at all, and ends it if not: whoever started it starts
/// another, and a process that hangs keeps its people's sockets open in silence.
@Singleton
public class Watchdog {
    /// Of sysexits.h: an internal software error.
    static final int EXIT_CODE = 70;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Logger LOG = Logger.getLogger(Watchdog.class);

    private final WatchdogConfig config;
    private final Rounds rounds;
    private final Freshness freshness;
    private volatile @Nullable Thread thread;

    Watchdog(WatchdogConfig config, Vertx vertx, @All List<Concern> ownConcerns) {
        this.config = config;
        this.rounds = new Rounds(concerns(config, (VertxInternal) vertx, ownConcerns), patience(config));
        this.freshness = new Freshness(config.patience(), rounds::looks, System::nanoTime);
    }

    private static int patience(WatchdogConfig config) {
        return Math.toIntExact(config.patience().dividedBy(config.interval()));
    }

    private static List<Concern> concerns(WatchdogConfig config, VertxInternal vertx, List<Concern> ownConcerns) {
        var concerns = new ArrayList<>(ownConcerns);
        vertx.getEventLoopGroup().forEach(loop -> concerns.add(new TurningLoop("an event loop stands", loop)));
        vertx.getAcceptorEventLoopGroup()
                .forEach(loop -> concerns.add(new TurningLoop("the loop that accepts connections stands", loop)));
        concerns.add(new DirectMemory(config.directBytes()));
        concerns.add(new Garbage(config.garbagePercent()));
        return concerns;
    }

    void start(@Observes StartupEvent event) {
        if (!config.patience().isZero()) {
            thread = Thread.ofPlatform().name("watchdog").daemon().start(this::watch);
        }
    }

    private void watch() {
        try {
            while (true) {
                var begun = System.nanoTime();
                if (rounds.look()) {
                    break;
                }
                // A look may wait for what cannot be had.
                var spent = Duration.ofNanos(System.nanoTime() - begun);
                Thread.sleep(max(config.interval().minus(spent), SHORTEST_PAUSE));
            }
        } catch (InterruptedException stopped) {
            return;
        }
        try {
            LOG.fatalf(
                    "This process cannot work and ends, so that another takes its place: reason=\"%s\" patience=%s",
                    rounds.verdict().reason(), config.patience());
        } finally {
            // Not exit: whatever hangs would hang the orderly way out as well.
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    void stop(@Observes ShutdownEvent event) {
        var watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
        }
    }

    /// What it saw when it last looked. One that looks no more cannot be relied on, and neither can what it watched.
    public Verdict verdict() {
        return thread != null && freshness.isLost() ? Verdict.ill("the watchdog looks no more") : rounds.verdict();
    }
}
