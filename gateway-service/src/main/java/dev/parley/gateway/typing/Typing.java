package dev.parley.gateway.typing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.gateway.fanout.RedisEar;
import dev.parley.gateway.fanout.RedisVoice;
import dev.parley.gateway.fanout.Rooms;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/// Who types: told at once to those who listen here, and over Redis to the others. Every gateway ends by its own clock
/// the typing of those it no longer hears of.
@ApplicationScoped
public class Typing {
    private static final long CHECK_MILLIS = 250;

    private final Rooms rooms;
    private final RedisVoice voice;
    private final RedisEar ear;
    private final Vertx vertx;
    private final ObjectWriter json;

    Typing(Rooms rooms, RedisVoice voice, RedisEar ear, Vertx vertx, ObjectMapper json) {
        this.rooms = rooms;
        this.voice = voice;
        this.ear = ear;
        this.vertx = vertx;
        // As the base type: its name is what the others read it by.
        this.json = json.writerFor(Ephemeral.class);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(CHECK_MILLIS, _ -> rooms.endTyping());
    }

    public void set(UUID conversation, UUID person, boolean typing) {
        var change = new Ephemeral.TypingChanged(person, typing);
        rooms.tell(conversation, change);
        try {
            voice.publish(
                    Channels.conversation(conversation),
                    Announcement.ephemeral(ear.id(), json.writeValueAsString(change))
                            .text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written", e);
        }
    }
}
