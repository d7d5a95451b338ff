package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Clients of rooms whose tokens another API knows (docs/dialects/rooms.md): a real one, over HTTP.
class DelegatedSignInTest {
    private static final Map<String, String> NAMES = Map.of(
            "token-of-alice", "alice", "token-of-bob", "bob", "token-of-carol", "carol", "token-of-mallory", "mallory");
    private static volatile boolean away;
    private static HttpServer profiles;
    private static StackUnderTest stack;

    @BeforeAll
    static void start() throws IOException {
        profiles = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        profiles.createContext("/auth/profile", exchange -> {
            var header = exchange.getRequestHeaders().getFirst("Authorization");
            var name = header == null ? null : NAMES.get(header.replace("Bearer ", ""));
            var role = "carol".equals(name) ? "" : ",\"role\":\"user\"";
            var text = name == null
                    ? "{}"
                    : "{\"user\":{\"userId\":\"%s-id\",\"email\":\"%s@example.org\",\"name\":\"%s\"%s}}"
                            .formatted(name, name, name, role);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var status = name == null ? 401 : name.equals("mallory") ? 403 : 200;
            exchange.sendResponseHeaders(away ? 503 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        profiles.start();
        stack = StackUnderTest.start(StackSettings.fresh()
                .withoutAi()
                .with(
                        "AUTH_PROFILE_URL",
                        "http://127.0.0.1:" + profiles.getAddress().getPort() + "/auth/profile"));
    }

    @AfterAll
    static void stop() {
        stack.close();
        profiles.stop(0);
    }

    private static ChatClient opens(String token) {
        return ChatClient.connect(URI.create("ws://localhost:" + stack.port(1) + "/?token=" + token));
    }

    private static RestClient rest(String token) {
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
        away = true;
        try (var again = opens("token-of-alice");
                var other = opens("another")) {
            again.hears("connected");
            var error = other.hears("error");
            assertEquals("AUTH_FAILED", error.text("payload.code"));
            assertEquals("Authentication is not possible at the moment", error.text("payload.message"));
        } finally {
            away = false;
        }
    }
}
