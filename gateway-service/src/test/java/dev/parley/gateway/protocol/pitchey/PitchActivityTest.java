package dev.parley.gateway.protocol.pitchey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.NumericIds;
import dev.parley.gateway.protocol.Speaker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PitchActivityTest {
    private static final Speaker MALLORY = new Speaker(UUID.randomUUID(), 13, "Mallory");

    private final PitcheyEventEncoder encoder = new PitcheyEventEncoder(
            new PitcheyJson(person -> null, new NoNumbers()),
            Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC),
            false);

    private static final class NoNumbers implements NumericIds {
        @Override
        public long ofPerson(UUID person) {
            return NONE;
        }

        @Override
        public long ofConversation(UUID conversation) {
            return NONE;
        }
    }

    private String said(String event, String data, Speaker speaker) {
        var frame = encoder.encode(new Event.TopicPublished("pitch:7", event, data, speaker));
        if (frame == null) {
            return null;
        }
        var header = frame[1] == 126 ? 4 : 2;
        return new String(frame, header, frame.length - header, StandardCharsets.UTF_8);
    }

    @Test
    void aPersonCanSayFourThingsOfItselfAndNothingElse() {
        assertEquals(
                "{\"type\":\"pitch_liked\",\"pitchId\":7,\"price\":1,\"userId\":13,\"username\":\"Mallory\","
                        + "\"timestamp\":\"2026-11-29T12:00:00.000Z\"}",
                said(
                        "pitch_liked",
                        "{\"type\":\"new_message\",\"pitchId\":8,\"userId\":1,\"username\":\"Alice\",\"price\":1,"
                                + "\"timestamp\":\"1970\"}",
                        MALLORY));
        for (var event : List.of("new_message", "nda_signed", "notification", "connected", "shout")) {
            assertNull(said(event, "{}", MALLORY), event);
        }
    }

    @Test
    void whoTypesAtAPitchTypesInNoConversation() {
        assertEquals(
                "{\"type\":\"user_typing\",\"pitchId\":7,\"isTyping\":true,\"userId\":13,\"username\":\"Mallory\","
                        + "\"timestamp\":\"2026-11-29T12:00:00.000Z\"}",
                said("pitch_typing", "{\"conversationId\":1,\"isTyping\":true}", MALLORY));
    }

    @Test
    void aServiceSpeaksOfOthersButNotAsTheServer() {
        assertEquals(
                "{\"type\":\"nda_signed\",\"pitchId\":7,\"userId\":1,\"timestamp\":\"2026-11-29T12:00:00.000Z\"}",
                said("nda_signed", "{\"userId\":1}", null));
        for (var event : List.of("new_message", "NEW_MESSAGE", "connected", "queued_message", "pong")) {
            assertNull(said(event, "{}", null), event);
        }
    }
}
