package dev.parley.session.support;

import dev.parley.test.FreePort;
import java.io.IOException;
import redis.embedded.RedisServer;

/// A real Redis that can be killed and started again on its port.
public final class RedisProcess implements AutoCloseable {
    private final int port = FreePort.any();
    private RedisServer server;

    public RedisProcess() {
        start();
    }

    public void start() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://localhost:" + port;
    }

    @Override
    public void close() {
        stop();
    }
}
