package dev.parley.gateway.transport;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// As many event loops as the process has processors, where the setting names no number. Fewer loops gather more frames
/// into one flush; Vert.x' own choice would be two a processor.
@ApplicationScoped
public class EventLoops implements VertxOptionsCustomizer {
    private static final long NEXT_TURN_NANOS = 1;

    private final TransportConfig config;

    EventLoops(TransportConfig config) {
        this.config = config;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setEventLoopPoolSize(
                config.eventLoops().orElse(Runtime.getRuntime().availableProcessors()));
    }

    /// Runs this when the loop has read what has come for its connections by now. From any thread.
    static void onceRead(ScheduledExecutorService loop, Runnable action) {
        // A loop takes up what is due before the tasks of a turn, and reads before that: what a task of this turn makes
        // due is run behind the reading of the next.
        loop.execute(() -> loop.schedule(action, NEXT_TURN_NANOS, TimeUnit.NANOSECONDS));
    }
}
