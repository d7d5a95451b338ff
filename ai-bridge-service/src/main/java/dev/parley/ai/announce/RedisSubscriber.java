package dev.parley.ai.announce;

import dev.parley.service.redis.RedisConnectionKeeper;
import dev.parley.service.redis.TrustedHints;
import dev.parley.token.SignedHints;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Hears what is published on Redis. A subscription can die without a word, so we listen to ourselves too, and begin
/// anew when we fall silent.
@ApplicationScoped
public class RedisSubscriber {
    private final Vertx vertx;
    private final Clock clock;
    private final Announcer announcer;
    private final TrustedHints hints;
    private final AnnounceConfig config;
    private final RedisConnectionKeeper line;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final String ownChannel = "bridge:" + UUID.randomUUID();
    private volatile long heardAt;

    RedisSubscriber(
            Vertx vertx,
            Clock clock,
            Announcer announcer,
            SignedHints hints,
            MeterRegistry metrics,
            AnnounceConfig config) {
        this.hints = new TrustedHints(hints, metrics);
        this.vertx = vertx;
        this.clock = clock;
        this.announcer = announcer;
        this.config = config;
        this.line = new RedisConnectionKeeper(
                vertx, vertx.getOrCreateContext(), Announcer.connection(config, "listen"), this::subscribe, () -> {});
    }

    void start(@Observes StartupEvent started) {
        listeners.put(ownChannel, beat -> heardAt = clock.millis());
        line.open();
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat());
    }

    void stop(@Observes ShutdownEvent stopped) {
        line.close();
    }

    /// The listener is called on an event loop, one text at a time.
    public void listen(String channel, Consumer<String> listener) {
        listeners.put(channel, listener);
        var connection = line.current();
        if (connection != null) {
            connection.send(Request.cmd(Command.SUBSCRIBE).arg(channel));
        }
    }

    private void subscribe(RedisConnection connection) {
        heardAt = clock.millis();
        connection.handler(this::heard);
        var subscribe = Request.cmd(Command.SUBSCRIBE);
        listeners.keySet().forEach(subscribe::arg);
        connection.send(subscribe).onFailure(problem -> line.renew(connection, String.valueOf(problem.getMessage())));
    }

    private void heard(Response push) {
        if (push != null && push.size() == 3 && "message".equals(push.get(0).toString())) {
            var listener = listeners.get(push.get(1).toString());
            if (listener != null) {
                // Only what our services say counts.
                var text = hints.open(push.get(1).toString(), push.get(2).toBytes());
                if (text != null) {
                    listener.accept(text);
                }
            }
        }
    }

    private void beat() {
        var silent = clock.millis() - heardAt > config.silence().toMillis();
        var connection = line.current();
        if (connection != null && silent) {
            announcer.renew();
            line.renew(connection, "silent");
        } else {
            announcer.publish(ownChannel, "");
        }
    }
}
