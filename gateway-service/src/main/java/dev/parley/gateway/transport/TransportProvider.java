package dev.parley.gateway.transport;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/// Found by Vert.x (`META-INF/services`) when it is built; [Guard] refuses to start without it.
public final class TransportProvider implements VertxServiceProvider {
    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new GuardedTransport(builder.findTransport()));
    }
}
