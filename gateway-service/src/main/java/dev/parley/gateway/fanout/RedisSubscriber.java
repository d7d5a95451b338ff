package dev.parley.gateway.fanout;

import dev.parley.service.redis.RedisConnectionKeeper;
import dev.parley.service.redis.TrustedHints;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What this gateway listens to on Redis: one connection of its own, which is made again and subscribed again whenever
/// it is lost. A subscription can die without a word when the server restarts, so a heartbeat on a channel of our own
/// must keep coming back.
@ApplicationScoped
public class RedisSubscriber {
    private static final int CHANNELS_A_COMMAND = 500;
    private static final int MAX_MISSED_HEARTBEATS = 3;
    private static final int MAX_UNANSWERED = 2048;
    private static final Duration RETRY = Duration.ofMillis(500);

    private final String id = UUID.randomUUID().toString();
    private final String heartbeatChannel = "g:" + id;
    private final RedisPublisher publisher;
    private final TrustedHints trust;
    private final long heartbeatMillis;
    private final Vertx vertx;
    private final Context context;
    private final RedisConnectionKeeper keeper;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final List<BiConsumer<String, Hint>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();

    // The rest is touched on `context` only.
    private final Set<String> touched = new HashSet<>();
    private @Nullable RedisConnection connection;
    private boolean flushing;
    private int missedHeartbeats;
    private volatile boolean hearing;

    RedisSubscriber(
            Vertx vertx,
            RedisPublisher publisher,
            TrustedHints trust,
            FanoutConfig config,
            @ConfigProperty(name = "gateway.redis-url") String url) {
        this.vertx = vertx;
        this.publisher = publisher;
        this.trust = trust;
        this.heartbeatMillis = config.heartbeat().toMillis();
        this.context = vertx.getOrCreateContext();
        this.keeper = new RedisConnectionKeeper(
                vertx,
                context,
                new RedisConnectionKeeper.Settings(
                        url, "listening", MAX_UNANSWERED, RedisConnectionKeeper.ATTEMPT, RETRY),
                this::subscribe,
                this::lost);
    }

    void start(@Observes StartupEvent event) {
        keeper.open();
        vertx.setPeriodic(heartbeatMillis, _ -> context.runOnContext(_ -> beat()));
    }

    void stop(@Observes ShutdownEvent event) {
        keeper.close();
    }

    /// Who we are in [dev.parley.session.contract.log.Announcement#origin].
    public String id() {
        return id;
    }

    /// Whether this is our own origin.
    public boolean isOwn(String origin) {
        return id.equals(origin);
    }

    /// Whether what is said on Redis is heard at the moment.
    public boolean hearing() {
        return hearing;
    }

    /// What our services say on those of the channels listened to. Called on one event loop: hand on, do not work.
    public void onMessage(Predicate<String> channels, BiConsumer<String, String> listener) {
        listeners.add((channel, hint) -> {
            if (channels.test(channel)) {
                var text = hint.text();
                if (text != null) {
                    listener.accept(channel, text);
                }
            }
        });
    }

    /// Everything, whoever says it.
    void onHint(BiConsumer<String, Hint> listener) {
        listeners.add(listener);
    }

    /// After every time at which something may have been missed.
    public void onBack(Runnable listener) {
        whenBack.add(listener);
    }

    public void listen(String channel) {
        if (wanted.add(channel)) {
            touch(channel);
        }
    }

    public void ignore(String channel) {
        if (wanted.remove(channel)) {
            touch(channel);
        }
    }

    private void touch(String channel) {
        context.runOnContext(_ -> {
            if (connection == null) {
                return; // Whoever connects asks for all that is wanted by then.
            }
            touched.add(channel);
            if (!flushing) {
                flushing = true;
                context.runOnContext(_ -> flush());
            }
        });
    }

    private void flush() {
        flushing = false;
        if (connection == null) {
            return;
        }
        var on = new ArrayList<String>();
        var off = new ArrayList<String>();
        touched.forEach(channel -> (wanted.contains(channel) ? on : off).add(channel));
        touched.clear();
        send(connection, Command.SUBSCRIBE, on);
        send(connection, Command.UNSUBSCRIBE, off);
    }

    private void send(RedisConnection current, Command command, List<String> channels) {
        for (var from = 0; from < channels.size(); from += CHANNELS_A_COMMAND) {
            var request = Request.cmd(command);
            channels.subList(from, Math.min(channels.size(), from + CHANNELS_A_COMMAND))
                    .forEach(request::arg);
            current.send(request).onFailure(failure -> keeper.renew(current, failure.getMessage()));
        }
    }

    private void subscribe(RedisConnection fresh) {
        connection = fresh;
        missedHeartbeats = 0;
        fresh.handler(this::heard);
        touched.clear();
        var all = new ArrayList<String>(wanted);
        all.add(heartbeatChannel);
        send(fresh, Command.SUBSCRIBE, all);
    }

    private void lost() {
        connection = null;
        if (hearing) {
            hearing = false;
            Log.warn("redis lost: messages still arrive, by reading the log");
        }
    }

    private void beat() {
        if (connection == null) {
            return;
        }
        if (++missedHeartbeats > MAX_MISSED_HEARTBEATS) {
            keeper.renew(connection, "silent");
            return;
        }
        publisher.publish(heartbeatChannel, "");
    }

    private void heard(Response response) {
        if (response.size() < 3 || !"message".equals(response.get(0).toString())) {
            return;
        }
        var channel = response.get(1).toString();
        var hint = new Hint(trust, channel, response.get(2).toBytes());
        if (channel.equals(heartbeatChannel)) {
            if (hint.text() == null) {
                return;
            }
            missedHeartbeats = 0;
            if (!hearing) {
                hearing = true;
                Log.info("redis heard");
                whenBack.forEach(Runnable::run);
            }
            return;
        }
        for (var listener : listeners) {
            listener.accept(channel, hint);
        }
    }
}
