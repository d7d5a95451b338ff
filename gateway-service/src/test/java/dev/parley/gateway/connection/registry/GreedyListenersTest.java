package dev.parley.gateway.connection.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.support.Hurried;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A gateway with little room for what connections hear of.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(Hurried.class)
class GreedyListenersTest {
    @TestHTTPResource
    URI gateway;

    private RawSocket person(String name, int conversations) {
        var rest = Rest.of(gateway, name);
        for (var number = 0; number < conversations; number++) {
            assertEquals(
                    201, rest.post("/api/v1/conversations", "{\"kind\":\"ai\"}").status());
        }
        var socket = new RawSocket(gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of(name)));
        socket.text("{\"type\":\"connect\",\"ref\":\"1\"}");
        socket.hears("ok");
        return socket;
    }

    @Test
    void whoHearsOfMoreThanThereIsRoomForIsCutAndHearsWhyAndNobodyElse() {
        try (var alice = person("few-alice", 3);
                var mallory = person("many-mallory", 25)) {
            assertEquals(4001, mallory.hearsClose().closeCode());

            alice.text("{\"type\":\"ping\",\"ref\":\"2\"}");
            alice.hears("ok");
        }
    }

    /// Somebody who follows a reply over HTTP.
    private final class Follower implements AutoCloseable {
        private final Socket socket;
        private final CompletableFuture<Void> ended;

        private Follower(String person) throws IOException {
            var reply = Neighbours.session.replying(Neighbours.session.begun(person));
            socket = new Socket("127.0.0.1", gateway.getPort());
            socket.getOutputStream()
                    .write(("GET /api/v1/replies/" + reply + "/stream HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + Tokens.of(person) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertEquals(
                    "HTTP/1.1 200",
                    new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII));
            ended = CompletableFuture.runAsync(this::readToItsEnd, Thread::startVirtualThread);
        }

        private void readToItsEnd() {
            try {
                socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                // That is an end as well.
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void whoFollowsMoreRepliesThanThereIsRoomForIsCutAsWell() throws Exception {
        Rest.of(gateway, "following-mallory").get("/api/v1/profile");
        var followers = new ArrayList<Follower>();
        try {
            for (var number = 0; number < 7; number++) {
                followers.add(new Follower("following-mallory"));
            }

            CompletableFuture.anyOf(
                            followers.stream().map(follower -> follower.ended).toArray(CompletableFuture<?>[]::new))
                    .get(20, TimeUnit.SECONDS);
        } finally {
            for (var follower : followers) {
                follower.close();
            }
        }
    }
}
