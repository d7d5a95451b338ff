package dev.parley.ai.fake;

import dev.parley.test.Await;
import dev.parley.token.SignedHints;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import redis.embedded.RedisServer;

/// A real Redis that can be stopped and started again, and a gateway's subscriber at it.
public final class FakeRedis {
    private final Vertx vertx;
    private final int port;
    private final SignedHints hints = new SignedHints(Surroundings.SECRET, Clock.systemUTC());
    private RedisServer server;

    public FakeRedis(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    public String url() {
        return "redis://localhost:" + port;
    }

    public synchronized void start() {
        if (server == null) {
            try {
                server = RedisServer.newRedisServer()
                        .port(port)
                        .setting("save \"\"")
                        .setting("bind 127.0.0.1")
                        .build();
                server.start();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    public synchronized void stop() {
        if (server != null) {
            try {
                server.stop();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            server = null;
        }
    }

    /// What is published on a channel from now on.
    public BlockingQueue<String> listen(String channel) {
        var heard = new LinkedBlockingQueue<String>();
        var connection = connect();
        connection.handler(push -> {
            if (push.size() == 3 && "message".equals(push.get(0).toString())) {
                heard.add(SignedHints.unproven(push.get(2).toBytes()));
            }
        });
        Await.done(connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(channel))
                .toCompletionStage()
                .toCompletableFuture());
        return heard;
    }

    /// As one of our services says it. How many heard it.
    public int publish(String channel, String text) {
        return publish(channel, hints.sign(channel, text));
    }

    /// As somebody says it who got hold of Redis.
    public int forge(String channel, String text) {
        return publish(channel, text.getBytes(StandardCharsets.UTF_8));
    }

    private int publish(String channel, byte[] text) {
        var connection = connect();
        try {
            return Await.done(connection
                            .send(Request.cmd(Command.PUBLISH).arg(channel).arg(text))
                            .toCompletionStage()
                            .toCompletableFuture())
                    .toInteger();
        } finally {
            connection.close();
        }
    }

    /// What a command gives, as text; null where it gives nothing.
    public String ask(Command command, String... arguments) {
        var connection = connect();
        try {
            var request = Request.cmd(command);
            for (var argument : arguments) {
                request.arg(argument);
            }
            var answer = Await.done(connection.send(request).toCompletionStage().toCompletableFuture());
            return answer == null ? null : answer.toString();
        } finally {
            connection.close();
        }
    }

    private RedisConnection connect() {
        return Await.done(
                Redis.createClient(vertx, url()).connect().toCompletionStage().toCompletableFuture());
    }
}
