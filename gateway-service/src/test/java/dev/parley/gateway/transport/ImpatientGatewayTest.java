package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.LittlePatience;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What is neither answered nor read ends, in a gateway that waits four seconds for the one and two for the other.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(LittlePatience.class)
class ImpatientGatewayTest {
    private static final String NEVER = "/never-answered";
    private static final String BEGUN = "/never-finished";
    private static final String HELD = "/answered-later";
    private static final BlockingQueue<RoutingContext> ASKED = new LinkedBlockingQueue<>();
    private static final int MESSAGES = 800;
    private static final String CONTENT = "x".repeat(10_000);

    /// Routes whose answer is forgotten.
    @Singleton
    static class Forgetful {
        void register(@Observes Router router) {
            router.get(HELD).order(-1).handler(ASKED::add);
            router.get(NEVER).order(-1).handler(_ -> {});
            router.get(BEGUN)
                    .order(-1)
                    .handler(context ->
                            context.response().setChunked(true).write("begun").onComplete(_ -> {}));
        }
    }

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    MeterRegistry metrics;

    private double cut(String reason) {
        return metrics.counter("parley.http.cut", "reason", reason).count();
    }

    private double evicted() {
        return metrics.counter("parley.strangers.evicted").count();
    }

    @Test
    void aRequestThatNobodyAnswersIsGivenUp() {
        try (var client = new Wire(gateway.getPort())) {
            var answer =
                    client.says("GET " + NEVER + " HTTP/1.1\r\nHost: h\r\n\r\n").hearsTheEnd();

            assertTrue(answer.startsWith("HTTP/1.1 504 "), answer);
            assertTrue(answer.contains("\"retryable\":true"), answer);
        }
    }

    @Test
    void soIsOneWhoseAnswerIsNeverFinished() {
        var before = cut("unanswered");
        try (var client = new Wire(gateway.getPort())) {
            var answer =
                    client.says("GET " + BEGUN + " HTTP/1.1\r\nHost: h\r\n\r\n").hearsTheEnd();

            assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("begun\r\n"), answer);
        }
        assertEquals(before + 1, cut("unanswered"));
    }

    @Test
    void whoIsJustBeingAnsweredDoesNotMakeRoomForOthers() throws InterruptedException {
        var others = new ArrayList<Wire>();
        var before = evicted();
        try (var busy = new Wire(gateway.getPort())) {
            busy.says("GET " + HELD + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            var asked = ASKED.poll(10, TimeUnit.SECONDS);
            for (var other = 0; other <= LittlePatience.STRANGERS; other++) {
                others.add(new Wire(gateway.getPort()));
            }
            // Which of the idle ones is a matter of which loop takes it first.
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            while (evicted() == before) {
                assertTrue(System.nanoTime() < deadline, "no idle one has made room");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            asked.vertx().runOnContext(_ -> asked.response().end("at last"));

            var answer = busy.hearsTheEnd();
            assertTrue(answer.endsWith("at last"), answer);
        } finally {
            others.forEach(Wire::close);
        }
    }

    @Test
    void aReaderThatAlwaysTakesALittleIsTooSlow() {
        var before = cut("stalled");
        try (var reader = new Wire(gateway.getPort(), 4_096)) {
            reader.says("GET " + longConversation() + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + Tokens.of("dripping-alice") + "\r\n\r\n");
            var taken = 0L;
            while (cut("stalled") == before && reader.takes(40_000)) {
                taken += 40_000;
                assertTrue(taken < MESSAGES * 10_000 / 2, "it is not waited for so long");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        assertTrue(cut("stalled") > before);
    }

    /// Little enough to wait in the gateway: nothing but time is used up.
    @Test
    void aSocketThatTakesNothingIsClosedWhenItsTimeIsOver() {
        var conversation = conversation(60);
        try (var greedy = new RawSocket(
                gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of("dripping-alice")))) {
            greedy.text("{\"type\":\"connect\",\"ref\":\"c\"}");
            greedy.hears("ok");
            greedy.text("{\"type\":\"message.history\",\"ref\":\"h\",\"conversation_id\":\"" + conversation
                    + "\",\"limit\":500}");

            greedy.lingers(Duration.ofSeconds(4));

            assertEquals(4001, greedy.hearsClose().closeCode(), "whoever begins to read then hears why");
        }
    }

    private String longConversation() {
        return "/api/v1/conversations/" + conversation(MESSAGES) + "/messages";
    }

    private UUID conversation(int messages) {
        var alice = UUID.fromString(Rest.of(gateway, "dripping-alice")
                .get("/api/v1/profile")
                .json()
                .at("/user/id")
                .asText());
        var conversation = Neighbours.session.begun("dripping-alice");
        for (var number = 0; number < messages; number++) {
            Neighbours.session.store(conversation, alice, CONTENT, "k" + number);
        }
        return conversation;
    }
}
