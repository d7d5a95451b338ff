package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What has come of requests that do not end counts like everything else that is held for somebody.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class UnfinishedRequestsTest {
    private static final int STRANGERS = 8 * 1024 * 1024;

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    MemoryBudget budget;

    private final List<Wire> wires = new ArrayList<>();

    private Wire wire() {
        var wire = new Wire(gateway.getPort());
        wires.add(wire);
        return wire;
    }

    @AfterEach
    void allIsGivenBack() {
        wires.forEach(Wire::close);
        await("all is given back", () -> budget.held() == 0);
    }

    private void await(String what, BooleanSupplier reached) {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> what + "; held: " + budget.held());
            Thread.onSpinWait();
        }
    }

    private static String post(String person) {
        return "POST /api/v1/conversations HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + Tokens.of(person) + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    @Test
    void headersThatDoNotEndAreHeld() {
        for (var number = 0; number < 50; number++) {
            wire().says("GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(20_300));
        }

        await("headers are held", () -> budget.held() >= 50 * 20_300);
    }

    @Test
    void headersThatHaveComeWholeAreHeldUntilTheLastHas() {
        for (var number = 0; number < 50; number++) {
            wire().says("GET / HTTP/1.1\r\nHost: h\r\n" + ("X: " + "x".repeat(196) + "\r\n").repeat(90));
        }

        await("headers are held", () -> budget.held() >= 50 * 90 * 199);
    }

    @Test
    void strangersWhoseHeadersDoNotEndHaveTheirPartAndASmallOneIsNotCut() {
        var small = wire().says("HEAD / HTTP/1.1\r\nHost: h\r\nX: ");
        for (var number = 0; number < 600; number++) {
            wire().says("GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(20_300));
        }

        await("the rest is cut", () -> budget.held() > STRANGERS / 2 && budget.held() <= STRANGERS);
        var answer = small.says("x\r\n\r\n").hears("\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @Test
    void whoIsCutHearsWhyAndThatItMayAskAgain() {
        for (var number = 0; number < 600; number++) {
            wire().says("GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(20_300));
        }

        await("somebody is told", () -> wires.stream().anyMatch(Wire::isTold));
        var answer =
                wires.stream().filter(Wire::isTold).findFirst().orElseThrow().hearsTheEnd();
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("\"retryable\":true"), answer);
    }

    @Test
    void whoseBodyIsCutHearsSoToo() {
        for (var number = 0; number < 300; number++) {
            wire().says(post("unfinished-mallory") + "20000\r\n" + " ".repeat(0x20000) + "\r\n");
        }

        await("somebody is told", () -> wires.stream().anyMatch(Wire::isTold));
        var answer =
                wires.stream().filter(Wire::isTold).findFirst().orElseThrow().hears("\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
    }

    @Test
    void bodiesThatDoNotEndAreHeldUntilTheyAreAnswered() {
        for (var number = 0; number < 4; number++) {
            wire().says(post("unfinished-alice") + "20000\r\n" + " ".repeat(0x20000) + "\r\n");
        }
        await("bodies are held", () -> budget.held() >= 4 * 0x20000);

        for (var poster : wires) {
            var answer = poster.says("d\r\n{\"kind\":\"ai\"}\r\n0\r\n\r\n").hears("\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 "), answer);
        }
        await("nothing is held", () -> budget.held() == 0);
    }

    @Test
    void aChunkTakesUpMoreThanItsByte() {
        wire().says(post("unfinished-bob") + "1\r\n \r\n".repeat(10_000));

        await("chunks are held", () -> budget.held() >= 1_000_000);
    }
}
