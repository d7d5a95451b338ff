package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Clients of rooms whose tokens another API knows (docs/dialects/rooms.md): a real one, over HTTP.
class DelegatedSignInTest {
    private final StackUnderTest stack = DelegatingStack.get();

    private ChatClient opens(String token) {
        return ChatClient.connect(URI.create("ws://localhost:" + stack.port(1) + "/?token=" + token));
    }

    private RestClient rest(String token) {
        return new RestClient(stack, 1, token);
    }

    @Test
    void theOtherApiSaysWhoOneIsOnSocketsAndRest() {
        try (var alice = opens("token-of-alice");
                var bob = opens("token-of-bob")) {
            var connected = alice.hears("connected");
            assertEquals("alice", connected.text("payload.user.name"));
            assertEquals("alice@example.org", connected.text("payload.user.email"));
            assertEquals("alice-id", connected.text("payload.userId"), "as the other API calls her");
            assertEquals("bob-id", bob.hears("connected").text("payload.userId"));
            assertEquals(
                    "bob-id",
                    rest("token-of-bob").get("/auth/profile").at("/user/userId").asText());

            var chat = rest("token-of-alice")
                    .post("/chats", "participants", List.of("bob-id"))
                    .at("/chat/id")
                    .asText();
            bob.hears("chat:new");
            alice.says("chat:message", "payload", Map.of("chatId", chat, "content", "hello"));
            assertEquals("alice", bob.hears("chat:message").text("payload.message.senderName"));
            assertEquals(401, rest("nobodys").tries("GET", "/chats", null).statusCode());
            assertEquals(
                    401,
                    rest("token-of-alice").tries("GET", "/api/v1/profile", null).statusCode(),
                    "the REST of Parley itself knows its own issuers only");
        }
    }

    @Test
    void aTokenItDoesNotKnowIsRefused() {
        try (var nobody = opens("nobodys")) {
            var error = nobody.hears("error");
            assertEquals("AUTH_FAILED", error.text("payload.code"));
            assertEquals("Invalid or expired token", error.text("payload.message"));
            assertEquals(4001, nobody.isClosed(Duration.ofSeconds(10)).code());
        }
    }

    @Test
    void aProfileWithoutARoleHasAnEmptyOne() {
        try (var carol = opens("token-of-carol")) {
            var user = carol.hears("connected").at("payload.user");
            assertEquals("carol-id", user.path("userId").asText());
            assertEquals("", user.path("role").asText("none"));
        }
    }

    @Test
    void whomItForbidsIsToldSo() {
        try (var mallory = opens("token-of-mallory")) {
            var error = mallory.hears("error");
            assertEquals("AUTH_FAILED", error.text("payload.code"));
            assertEquals("Access forbidden", error.text("payload.message"));
            assertEquals(4001, mallory.isClosed(Duration.ofSeconds(10)).code());
        }
    }

    @Test
    void whoIsKnownStaysWhileTheOtherApiIsAwayAndOthersAreToldSo() {
        try (var known = opens("token-of-alice")) {
            known.hears("connected");
        }
        DelegatingStack.otherApiIsAway(true);
        try (var again = opens("token-of-alice");
                var other = opens("another")) {
            again.hears("connected");
            var error = other.hears("error");
            assertEquals("AUTH_FAILED", error.text("payload.code"));
            assertEquals("Authentication is not possible at the moment", error.text("payload.message"));
        } finally {
            DelegatingStack.otherApiIsAway(false);
        }
    }
}
