package dev.parley.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.PersonNotice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/// Tells one person's connections something that stands in no log: those here at once, those at other gateways by a
/// notice, which may be lost.
@ApplicationScoped
public class Notices {
    private final Rooms rooms;
    private final RedisVoice voice;
    private final RedisEar ear;
    private final ObjectWriter json;

    Notices(Rooms rooms, RedisVoice voice, RedisEar ear, ObjectMapper json) {
        this.rooms = rooms;
        this.voice = voice;
        this.ear = ear;
        // As the base type: its name is what the others read it by.
        this.json = json.writerFor(PersonNotice.class);
    }

    /// `notice` is given this gateway's id, by which it passes over its own.
    public void tell(UUID person, Event event, Function<String, PersonNotice> notice) {
        rooms.tellPerson(person, event);
        try {
            voice.publish(Channels.person(person), json.writeValueAsString(notice.apply(ear.id())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice could not be written", e);
        }
    }
}
