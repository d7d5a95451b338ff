package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Somebody with more chats than session-service tells of at a sign-in.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ManyChatsTest {
    private static final int CHATS = 1_203;

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void connectedNamesThemAll() throws Exception {
        Rest.of(gateway, "chatty").get("/api/v1/profile");
        var all = new HashSet<String>();
        for (var chat = 0; chat < CHATS; chat++) {
            all.add(Neighbours.session.begun("chatty").toString());
        }
        try (var rooms = new RawSocket(gateway.getPort(), "/?token=" + Tokens.of("chatty"), Map.of())) {
            var connected = new ObjectMapper().readTree(rooms.hears("connected"));

            var told = new HashSet<String>();
            connected.at("/payload/chatIds").forEach(chat -> told.add(chat.asText()));
            assertEquals(all, told);
        }
    }
}
