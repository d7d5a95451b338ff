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
    private final RedisPublisher voice;
    private final RedisSubscriber ear;
    private final ObjectWriter json;

    UserEvents(
            ConversationChannels conversationChannels, RedisPublisher voice, RedisSubscriber ear, ObjectMapper json) {
        this.conversationChannels = conversationChannels;
        this.voice = voice;
        this.ear = ear;
        // As the base type: its name is what the others read it by.
        this.json = json.writerFor(UserEvent.class);
    }

    /// `notice` is given this gateway's id, by which it passes over its own.
    public void tell(UUID person, Event event, Function<String, UserEvent> notice) {
        conversationChannels.tellPerson(person, event);
        try {
            voice.publish(Channels.person(person), json.writeValueAsString(notice.apply(ear.id())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice could not be written", e);
        }
    }
}
