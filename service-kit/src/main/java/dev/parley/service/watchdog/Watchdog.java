package dev.parley.service.watchdog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Looks, on a thread of its own, whether this process can work at all, and ends it if not: whoever started it starts
/// another, and a process that hangs keeps its people's sockets open in silence.
@Singleton
public class Watchdog {
    /// Of sysexits.h: an internal software error.
    static final int EXIT_CODE = 70;

    private static final Logger LOG = Logger.getLogger(Watchdog.class);

    private final WatchdogConfig config;
    private final Rounds rounds;
    private Thread thread;

    Watchdog(WatchdogConfig config, Vertx vertx) {
        this.config = config;
        this.rounds = new Rounds(concerns(config, (VertxInternal) vertx), patience(config));
    }

    private static int patience(WatchdogConfig config) {
        return Math.toIntExact(config.patience().dividedBy(config.interval()));
    }

    private static List<Concern> concerns(WatchdogConfig config, VertxInternal vertx) {
        var concerns = new ArrayList<Concern>();
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
            while (!rounds.look()) {
                Thread.sleep(config.interval());
            }
        } catch (InterruptedException stopped) {
            return;
        }
        LOG.fatalf(
                "This process cannot work and ends, so that another takes its place: reason=\"%s\" patience=%s",
                rounds.verdict().reason(), config.patience());
        // Not exit: whatever hangs would hang the orderly way out as well.
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// What it saw when it last looked.
    public Verdict verdict() {
        return rounds.verdict();
    }
}
