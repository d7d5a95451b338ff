package dev.parley.gateway.typing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.gateway.limits.KeyedBuckets;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.limits.Rate;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Who types: told at once to those who listen here, and over Redis to the others. Every gateway ends by its own clock
/// the typing of those it no longer hears of.
@ApplicationScoped
public class Typing {
    private static final long CHECK_MILLIS = 250;

    private final ConversationChannels conversationChannels;
    private final RedisPublisher publisher;
    private final RedisSubscriber subscriber;
    private final Vertx vertx;
    private final ObjectWriter json;
    private final TypingPace pace;
    /// Where people connected here were last heard to type.
    private final Map<UUID, UUID> here = new ConcurrentHashMap<>();

    Typing(
            ConversationChannels conversationChannels,
            RedisPublisher publisher,
            RedisSubscriber subscriber,
            Vertx vertx,
            ObjectMapper json,
            LimitsConfig limits) {
        this.conversationChannels = conversationChannels;
        this.publisher = publisher;
        this.subscriber = subscriber;
        this.vertx = vertx;
        // As the base type: its name is what the others read it by.
        this.json = json.writerFor(Ephemeral.class);
        this.pace = new TypingPace(
                Rate.burst(limits.typingBurst(), limits.typingPerSecond(), Duration.ofSeconds(1)),
                limits.typingPace(),
                new KeyedBuckets(),
                (time, action) -> vertx.setTimer(Math.max(1, time.toMillis()), _ -> action.run()),
                this::tell);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(CHECK_MILLIS, _ -> conversationChannels.endTyping());
    }

    /// The person has no connection here any more: what it began to type here it types no longer.
    public void gone(UUID person) {
        var conversation = here.get(person);
        if (conversation != null) {
            set(conversation, person, false);
        }
    }

    /// Others are told as far as there is not too much of it.
    public void set(UUID conversation, UUID person, boolean typing) {
        if (typing) {
            here.put(person, conversation);
        } else {
            here.remove(person, conversation);
        }
        pace.set(conversation, person, typing);
    }

    /// The person says something there, which ends its typing.
    public void spoke(UUID conversation, UUID person) {
        pace.spoke(conversation, person);
    }

    private void tell(UUID conversation, UUID person, boolean typing) {
        var change = new Ephemeral.TypingChanged(person, typing);
        conversationChannels.tell(conversation, change);
        try {
            publisher.publish(
                    Channels.conversation(conversation),
                    Announcement.ephemeral(subscriber.id(), json.writeValueAsString(change))
                            .text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written", e);
        }
    }
}
