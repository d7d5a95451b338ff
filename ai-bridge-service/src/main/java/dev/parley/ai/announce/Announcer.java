package dev.parley.ai.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/// Publishes on Redis, in order, never waiting for it: what Redis cannot take now is dropped.
@ApplicationScoped
public class Announcer {
    private final RedisLine line;
    private final ObjectWriter ephemerals;

    Announcer(Vertx vertx, ObjectMapper json, AnnounceSettings settings) {
        this.line = new RedisLine(vertx, settings, "announce", connection -> {});
        this.ephemerals = json.writerFor(Ephemeral.class);
    }

    void start(@Observes StartupEvent started) {
        line.open();
    }

    void stop(@Observes ShutdownEvent stopped) {
        line.close();
    }

    public boolean connected() {
        return line.current() != null;
    }

    /// Tells it to whoever listens to the conversation.
    public void tell(UUID conversation, Ephemeral ephemeral) {
        try {
            publish(Channels.conversation(conversation), ephemerals.writeValueAsString(ephemeral));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An announcement could not be written", e);
        }
    }

    /// How many listened.
    public Future<Integer> publish(String channel, String text) {
        var connection = line.current();
        if (connection == null || connection.pendingQueueFull()) {
            return Future.failedFuture("Redis is away");
        }
        return connection
                .send(Request.cmd(Command.PUBLISH).arg(channel).arg(text))
                .map(listeners -> listeners.toInteger());
    }

    void renew() {
        line.renew();
    }
}
