package dev.parley.gateway.connection;

import dev.parley.gateway.protocol.parley.ParleyDialect;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.List;

/// The server under our sockets: frames and what the kernel holds are bounded, and no compression, which would
/// cost each connection its own window of memory and let a small frame grow large.
@Singleton
class HttpOptions implements HttpServerOptionsCustomizer {
    private final ConnectionConfig config;

    HttpOptions(ConnectionConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setMaxWebSocketFrameSize(config.maxMessageBytes())
                .setMaxWebSocketMessageSize(config.maxMessageBytes())
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketSubProtocols(List.of(ParleyDialect.SUBPROTOCOL))
                .setWebSocketClosingTimeout(1);
        if (config.sendBufferBytes() > 0) {
            options.setSendBufferSize(config.sendBufferBytes());
        }
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
