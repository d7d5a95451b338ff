package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Sundries;
import dev.parley.gateway.support.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waits for a person's reader over HTTP, where strangers may make the gateway hold next to nothing.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(Sundries.class)
class PersonsAnswersTest {
    private static final int MESSAGES = 800;
    private static final String CONTENT = "x".repeat(10_000);

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    MemoryBudget budget;

    @Inject
    MeterRegistry metrics;

    private String path;

    @BeforeEach
    void aLongConversation() {
        var alice = UUID.fromString(Rest.of(gateway, "held-alice")
                .get("/api/v1/profile")
                .json()
                .at("/user/id")
                .asText());
        var conversation = Neighbours.session.begun("held-alice");
        for (var number = 0; number < MESSAGES; number++) {
            Neighbours.session.store(conversation, alice, CONTENT, "k" + number);
        }
        path = "/api/v1/conversations/" + conversation + "/messages";
    }

    @Test
    void anAnswerToAPersonIsHeldAsThatPersonsUntilItIsRead() throws IOException {
        var cut = metrics.counter("parley.memory.cut");
        var before = cut.count();
        try (var reader = new Socket()) {
            reader.setReceiveBufferSize(4096);
            reader.setSoTimeout(20_000);
            reader.connect(new InetSocketAddress("127.0.0.1", gateway.getPort()));
            reader.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer "
                                    + Tokens.of("held-alice") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (budget.held() <= 4 * Sundries.STRANGERS_BYTES) {
                assertTrue(System.nanoTime() < end, "held " + budget.held());
            }

            var answer = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer.substring(0, 100));
            assertEquals(MESSAGES, answer.split(CONTENT, -1).length - 1);
        }
        assertEquals(before, cut.count());
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (budget.held() > 0) {
            assertTrue(System.nanoTime() < end, "what is read is held no longer: " + budget.held());
        }
    }
}
