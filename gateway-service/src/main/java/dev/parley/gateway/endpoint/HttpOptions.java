package dev.parley.gateway.endpoint;

import dev.parley.gateway.connection.client.ConnectionConfig;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/// The server under our sockets: frames and what the kernel holds are bounded, and no compression, which would
/// cost each connection its own window of memory and let a small frame grow large (that of whole messages is switched
/// off by a setting of WebSockets Next, which would set it again).
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
                .setPerFrameWebSocketCompressionSupported(false)
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
