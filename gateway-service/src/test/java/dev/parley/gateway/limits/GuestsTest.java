package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.support.Neighbours;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Guests on sockets: what they may ask for together, and who they are when they come back.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(GuestsTest.FewMessages.class)
class GuestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OF_ADDRESS = 3;
    private static final int OF_ALL = 5;
    private static final int MESSAGES_OF_ADDRESS = 20;

    public static final class FewMessages implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.auth.anonymous-policy",
                    "guest",
                    // So that each guest has the address it says.
                    "gateway.proxy.trusted",
                    "127.0.0.0/8",
                    "gateway.limits.guest-ai-messages-per-minute",
                    Integer.toString(OF_ADDRESS),
                    "gateway.limits.all-guests-ai-messages-per-minute",
                    Integer.toString(OF_ALL),
                    "gateway.limits.guest-messages-per-minute",
                    Integer.toString(MESSAGES_OF_ADDRESS),
                    "gateway.topics.rules",
                    "lobby:=everybody/everybody");
        }
    }

    @TestHTTPResource("/")
    URI gateway;

    private final class Guest implements AutoCloseable {
        private final RawSocket socket;
        private final String id;

        private Guest(String address, String wantedId) {
            socket = new RawSocket(gateway.getPort(), "/ws", Map.of("X-Forwarded-For", address));
            socket.hears("welcome");
            socket.text(
                    wantedId == null
                            ? "{\"type\":\"auth\",\"anonymous\":true}"
                            : "{\"type\":\"auth\",\"anonymous\":true,\"sessionId\":\"" + wantedId + "\"}");
            id = read(socket.hears("auth_success")).findValue("sessionId").asText();
        }

        private String createsThread() {
            socket.text("{\"type\":\"create_thread\",\"title\":\"mine\"}");
            return read(socket.hears("thread_created")).at("/thread/id").asText();
        }

        /// Whether it is stored; else it is refused for now.
        private boolean sends(String thread) {
            socket.text("{\"type\":\"send_message\",\"thread_id\":\"" + thread + "\",\"content\":\"Well?\"}");
            while (true) {
                var frame = read(socket.next().text());
                switch (frame.path("type").asText()) {
                    case "message_sent" -> {
                        return true;
                    }
                    case "error" -> {
                        assertEquals("RATE_LIMIT_EXCEEDED", frame.path("code").asText());
                        assertTrue(frame.path("retry_after").asInt() > 0);
                        return false;
                    }
                    default -> {}
                }
            }
        }

        private int threads() {
            socket.text("{\"type\":\"get_threads\"}");
            return read(socket.hears("threads_list")).path("threads").size();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private int stored(String address, int guests) {
        var stored = 0;
        for (var number = 0; number < guests; number++) {
            try (var guest = new Guest(address, null)) {
                stored += guest.sends(guest.createsThread()) ? 1 : 0;
            }
        }
        return stored;
    }

    @Test
    void theGuestsOfOneAddressAskTogetherAndThoseOfAllAddressesToo() {
        assertEquals(OF_ADDRESS, stored("203.0.113.7", OF_ADDRESS + 2));

        var others = stored("203.0.113.8", OF_ADDRESS) + stored("203.0.113.9", OF_ADDRESS);
        assertTrue(others >= 1 && others <= OF_ALL - OF_ADDRESS + 1, others + " of others, one refilled at most");
    }

    @Test
    void anIdThatWasIssuedIsOnesOwnAgainAndAChosenOneIsNobodys() {
        String id;
        try (var guest = new Guest("203.0.113.20", null)) {
            id = guest.id;
            guest.createsThread();
        }

        try (var again = new Guest("203.0.113.21", id)) {
            assertEquals(id, again.id);
            assertEquals(1, again.threads());
        }
        for (var chosen : new String[] {
            "anon_" + "0".repeat(64),
            "anon_" + "0".repeat(32),
            UUID.randomUUID().toString(),
            id.substring(0, 68) + "x"
        }) {
            try (var mallory = new Guest("203.0.113.22", chosen)) {
                assertNotEquals(chosen, mallory.id);
                assertEquals(0, mallory.threads());
            }
        }
    }

    @Test
    void whatGuestsOfOneAddressBeginOrSayOfATopicCountsTogether() {
        var begun = 0;
        for (var number = 0; number < 2; number++) {
            try (var guest = new Guest("203.0.113.30", null)) {
                for (var thread = 0; thread < MESSAGES_OF_ADDRESS / 4; thread++) {
                    guest.createsThread();
                    begun++;
                }
            }
        }
        var published = 0;
        for (var number = 0; number < 4; number++) {
            published += publishes("203.0.113.30", MESSAGES_OF_ADDRESS / 4);
        }

        var all = begun + published;
        assertTrue(all >= MESSAGES_OF_ADDRESS && all <= MESSAGES_OF_ADDRESS + 4, all + ", a few refilled at most");
        assertEquals(1, publishes("203.0.113.31", 1), "elsewhere one is not concerned");
    }

    /// How often a new guest may say something of a topic.
    private int publishes(String address, int times) {
        var published = 0;
        try (var guest = new RawSocket(gateway.getPort(), "/parley", Map.of("X-Forwarded-For", address))) {
            guest.text("{\"type\":\"connect\",\"ref\":\"c\"}");
            guest.hears("ok");
            for (var number = 0; number < times; number++) {
                guest.text("{\"type\":\"topic.publish\",\"ref\":\"p\",\"topic\":\"lobby:1\",\"event\":\"hello\"}");
                var answer = read(guest.next().text());
                if (answer.path("type").asText().equals("ok")) {
                    published++;
                } else {
                    assertEquals("rate_limited", answer.path("code").asText());
                }
            }
        }
        return published;
    }
}
