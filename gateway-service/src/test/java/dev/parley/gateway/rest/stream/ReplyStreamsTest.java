package dev.parley.gateway.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Sundries;
import dev.parley.gateway.support.Tokens;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who follows replies over HTTP, and how many, and for how long without reading.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(Sundries.class)
class ReplyStreamsTest {
    private static final int MOST = 8;
    private static final String LONG = "x".repeat(60_000);

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    RedisPublisher publisher;

    @Inject
    ObjectMapper json;

    private final List<Reader> readers = new ArrayList<>();

    @AfterEach
    void everybodyLeaves() {
        readers.forEach(Reader::leaves);
    }

    /// Somebody who follows a reply, and reads no more of it than it is told to.
    private final class Reader {
        private final Socket socket = new Socket();
        private final String status;

        private Reader(String person, UUID reply) {
            readers.add(this);
            try {
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress("127.0.0.1", gateway.getPort()));
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(("GET /api/v1/replies/" + reply + "/stream HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
                                        + Tokens.of(person) + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                status = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.UTF_8)
                        .substring("HTTP/1.1 ".length());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void leaves() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static UUID reply(URI gateway, String person) {
        Rest.of(gateway, person).get("/api/v1/profile");
        return Neighbours.session.replying(Neighbours.session.begun(person));
    }

    private void follows(String person, UUID reply, int streams) {
        for (var number = 0; number < streams; number++) {
            assertEquals("200", new Reader(person, reply).status);
        }
    }

    private Rest.Answered asksForOneMore(String person, UUID reply) {
        return Rest.of(gateway, person).get("/api/v1/replies/" + reply + "/stream", "Accept", "text/event-stream");
    }

    private void thereIsRoomFor(String person, UUID reply, Duration within) {
        var end = System.nanoTime() + within.toNanos();
        for (var next = new Reader(person, reply); !next.status.equals("200"); next = new Reader(person, reply)) {
            next.leaves();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            assertTrue(System.nanoTime() < end, "no place was given back within " + within);
        }
    }

    @Test
    void theNinthStreamOfAPersonIsRefusedAndAPlaceIsGivenBackByWhoeverLeaves() {
        var reply = reply(gateway, "streams-alice");
        follows("streams-alice", reply, MOST);

        var refused = asksForOneMore("streams-alice", reply);

        assertEquals(429, refused.status());
        assertEquals("rate_limited", refused.json().path("code").asText());
        assertTrue(refused.json().path("retryable").asBoolean());
        follows("streams-bob", reply(gateway, "streams-bob"), 1);

        readers.getFirst().leaves();
        thereIsRoomFor("streams-alice", reply, Duration.ofSeconds(10));
    }

    @Test
    void aReaderThatTakesNothingEndsAndGivesItsPlaceBack() {
        var reply = reply(gateway, "streams-carol");
        var conversation = Neighbours.session.conversationOf(reply);
        follows("streams-carol", reply, MOST);
        assertEquals(429, asksForOneMore("streams-carol", reply).status());

        tells(conversation, new Ephemeral.ReplyStarted(reply, reply, reply, 1, null));
        // More than the kernel keeps for a reader who never reads.
        for (var number = 0; number < 60; number++) {
            tells(conversation, new Ephemeral.ReplyDelta(reply, reply, 1, number, number * LONG.length(), LONG));
        }

        thereIsRoomFor("streams-carol", reply, Duration.ofSeconds(10));
    }

    @Test
    @Timeout(20)
    void whoListensTooLateToHearOfAnAiThatIsAwayIsToldAllTheSame() {
        var dave = Rest.of(gateway, "streams-dave");
        dave.get("/api/v1/profile");
        var reply = Neighbours.session.waiting(Neighbours.session.begun("streams-dave"));

        try (var told = dave.opens("/api/v1/replies/" + reply + "/stream").body()) {
            var waiting = told.filter(line -> line.contains("reply.waiting"))
                    .findFirst()
                    .orElseThrow();

            assertTrue(waiting.contains("AI service temporarily unavailable"), waiting);
        }
    }

    @Test
    @Timeout(20)
    void aReplyThatIsBeingWrittenIsNotSaidToWait() {
        var reply = reply(gateway, "streams-erin");

        try (var told = Rest.of(gateway, "streams-erin")
                .opens("/api/v1/replies/" + reply + "/stream")
                .body()) {
            // With the first beat after the start it is looked.
            var heard = told.filter(line -> !line.isEmpty()).limit(4).toList();

            assertTrue(heard.stream().noneMatch(line -> line.contains("reply.waiting")), heard.toString());
        }
    }

    private void tells(UUID conversation, Ephemeral event) {
        try {
            var text = json.writerFor(Ephemeral.class).writeValueAsString(event);
            publisher.publish(
                    Channels.conversation(conversation),
                    Announcement.ephemeral(null, text).text());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
