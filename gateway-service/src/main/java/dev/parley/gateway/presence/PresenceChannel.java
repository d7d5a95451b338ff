package dev.parley.gateway.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/// Who comes and goes, as the gateways tell each other on Redis.
@ApplicationScoped
class PresenceChannel {
    private final RedisSubscriber subscriber;
    private final RedisPublisher publisher;
    private final ObjectMapper json;

    PresenceChannel(RedisSubscriber subscriber, RedisPublisher publisher, ObjectMapper json) {
        this.subscriber = subscriber;
        this.publisher = publisher;
        this.json = json;
    }

    /// The name of this gateway among them.
    String gateway() {
        return subscriber.id();
    }

    /// `heard` is given what the others tell; `back` is run when Redis is heard again.
    void listen(Consumer<PresenceEvents> heard, Runnable back) {
        subscriber.onMessage(PresenceEvents.CHANNEL::equals, (_, text) -> read(text, heard));
        subscriber.listen(PresenceEvents.CHANNEL);
        subscriber.onBack(back);
    }

    void publish(PresenceEvents news) {
        try {
            publisher.publish(PresenceEvents.CHANNEL, gateway() + " " + json.writeValueAsString(news));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("News could not be written", e);
        }
    }

    private void read(String text, Consumer<PresenceEvents> heard) {
        var space = text.indexOf(' ');
        if (space < 0 || text.substring(0, space).equals(gateway())) {
            return;
        }
        PresenceEvents news;
        try {
            news = json.readValue(text.substring(space + 1), PresenceEvents.class);
        } catch (JsonProcessingException e) {
            Log.debug("presence unread");
            return;
        }
        heard.accept(news);
    }
}
