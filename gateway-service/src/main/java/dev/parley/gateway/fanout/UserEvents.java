package dev.parley.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.UserEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/// Tells one person's connections something that stands in no log: those here at once, those at other gateways by a
/// notice, which may be lost.
@ApplicationScoped
public class UserEvents {
    private final ConversationChannels conversationChannels;
    private final RedisPublisher publisher;
    private final RedisSubscriber subscriber;
    private final ObjectWriter json;

    UserEvents(
            ConversationChannels conversationChannels,
            RedisPublisher publisher,
            RedisSubscriber subscriber,
            ObjectMapper json) {
        this.conversationChannels = conversationChannels;
        this.publisher = publisher;
        this.subscriber = subscriber;
        // As the base type: its name is what the others read it by.
        this.json = json.writerFor(UserEvent.class);
    }

    /// `notice` is given this gateway's id, by which it passes over its own.
    public void tell(UUID person, Event event, Function<String, UserEvent> notice) {
        conversationChannels.tellPerson(person, event);
        try {
            publisher.publish(Channels.person(person), json.writeValueAsString(notice.apply(subscriber.id())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice could not be written", e);
        }
    }
}
