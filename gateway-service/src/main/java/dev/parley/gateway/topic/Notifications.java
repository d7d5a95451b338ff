package dev.parley.gateway.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.gateway.fanout.RedisEar;
import dev.parley.gateway.fanout.RedisVoice;
import dev.parley.gateway.fanout.Rooms;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.PersonNotice;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What a service tells one person, on all its connections, wherever they are. Kept nowhere: who is away misses it.
@ApplicationScoped
public class Notifications {
    private final Rooms rooms;
    private final RedisVoice voice;
    private final RedisEar ear;
    private final TopicConfig config;
    private final ObjectWriter json;

    Notifications(Rooms rooms, RedisVoice voice, RedisEar ear, TopicConfig config, ObjectMapper json) {
        this.rooms = rooms;
        this.voice = voice;
        this.ear = ear;
        this.config = config;
        // As the base type: its name is what the others read it by.
        this.json = json.writerFor(PersonNotice.class);
    }

    /// `body` and `data` (JSON) may be null.
    public void notify(UUID person, String title, String body, String data) {
        if (title == null || title.isBlank()) {
            throw new Refused(ErrorCode.BAD_REQUEST, "title is required");
        }
        if (title.length() > config.maxText() || body != null && body.length() > config.maxText()) {
            throw new Refused(ErrorCode.TOO_LARGE, "title and body have " + config.maxText() + " characters at most");
        }
        if (data != null && data.length() > config.maxData()) {
            throw new Refused(ErrorCode.TOO_LARGE, "data has " + config.maxData() + " characters at most");
        }
        rooms.tellPerson(person, new Event.Notification(title, body, data));
        try {
            voice.publish(
                    Channels.person(person),
                    json.writeValueAsString(new PersonNotice.Notified(ear.id(), title, body, data)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notification could not be written", e);
        }
    }
}
