package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.LogRecords;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever goes in the midst of its own request, or never ends it, is no bug of ours and leaves no trace in the log.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class LeaversTest {
    @TestHTTPResource("/")
    URI gateway;

    @Inject
    MeterRegistry metrics;

    private LogRecords log;
    private String path;

    @BeforeEach
    void aConversation() {
        var created = Rest.of(gateway, "leaving-alice").post("/api/v1/conversations", "{\"kind\":\"ai\"}");
        path = URI.create(created.header("Location")).getPath() + "/messages";
        log = new LogRecords("");
    }

    @AfterEach
    void close() {
        log.close();
    }

    private String post(String framing) {
        return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + Tokens.of("leaving-alice") + "\r\n" + framing + "\r\n\r\n";
    }

    private int connections() {
        return (int) metrics.get("parley.http.connections").gauge().value();
    }

    private static void until(String what, BooleanSupplier reached) {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 1000|{\"content\":|false",
                "Content-Length: 1000|{\"content\":|true",
                "Transfer-Encoding: chunked|a~{\"content\"|false",
                "Transfer-Encoding: chunked|a~{\"content\"|true"
            })
    void whoGoesInTheMidstOfItsBodyIsNoBug(String framing, String beginning, boolean reset) throws IOException {
        var before = connections();
        for (var number = 0; number < 20; number++) {
            try (var client = new Socket("127.0.0.1", gateway.getPort())) {
                if (reset) {
                    client.setSoLinger(true, 0);
                }
                client.getOutputStream()
                        .write((post(framing) + beginning.replace("~", "\r\n")).getBytes(StandardCharsets.US_ASCII));
                var now = before;
                until("it is taken in", () -> connections() > now);
            }
        }
        until("they have gone", () -> connections() <= before);
        assertEquals(
                200, Rest.of(gateway, "leaving-alice").get("/api/v1/profile").status());

        assertEquals(List.of(), log.complaints());
    }

    @Test
    void aChunkedBodyBeyondTheBoundIsToldSoAndIsNoBug() {
        try (var client = new Wire(gateway.getPort())) {
            var chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";

            var answer = client.says(post("Transfer-Encoding: chunked"))
                    .says(chunk.repeat(17))
                    .hearsTheEnd();

            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
        assertEquals(List.of(), log.complaints());
    }
}
