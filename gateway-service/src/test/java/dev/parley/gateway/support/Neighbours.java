package dev.parley.gateway.support;

import static java.util.Map.entry;

import dev.parley.test.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import redis.embedded.RedisServer;

/// What a gateway needs around it: a real Redis, a session-service in memory, and no AI.
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    public static final String JWT_SECRET = "the secret of the gateway tests' own issuer";

    /// The discard port, where nothing listens: on one that is free for now another process soon may.
    private static final String NOBODY = "http://127.0.0.1:9";

    public static FakeSessionService session;

    private RedisServer redis;

    @Override
    public Map<String, String> start() {
        try {
            session = new FakeSessionService();
            var port = FreePort.any();
            redis = new RedisServer(port);
            redis.start();
            return Map.ofEntries(
                    entry("REDIS_URL", "redis://127.0.0.1:" + port),
                    entry("INTERNAL_TOKEN_SECRET", FakeSessionService.SECRET),
                    entry("INTERNAL_TOKEN_SECRET_ACCEPTED", FakeSessionService.ACCEPTED_SECRET),
                    entry("SESSION_SERVICE_URL", session.url()),
                    entry("AI_BRIDGE_URL", NOBODY),
                    entry("AI_SERVICE_KEY", "the canister's key"),
                    entry("AI_SERVICE_KEY_ACCEPTED", "the canister's next key"),
                    entry("JWT_SECRET", JWT_SECRET),
                    entry("gateway.connection.max-errors-per-minute", "20"),
                    entry("gateway.connection.max-unfinished", "2s"),
                    entry("gateway.fanout.catch-up-every", "500ms"),
                    entry("gateway.fanout.resume-patience", "100ms"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            redis.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.close();
    }
}
