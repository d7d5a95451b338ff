package dev.parley.gateway.transport;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;

/// As many event loops as the process has processors, where the setting names no number. Fewer loops gather more frames
/// into one flush; Vert.x' own choice would be two a processor.
@ApplicationScoped
public class EventLoops implements VertxOptionsCustomizer {
    private final TransportConfig config;

    EventLoops(TransportConfig config) {
        this.config = config;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setEventLoopPoolSize(
                config.eventLoops().orElse(Runtime.getRuntime().availableProcessors()));
    }
}
