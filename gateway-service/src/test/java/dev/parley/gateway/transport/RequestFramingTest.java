package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines and chunks that end elsewhere than one may think, or never.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RequestFramingTest {
    private static final String ASK = " HTTP/1.1\r\nHost: h\r\n";
    private static final String HEALTH = "GET /health" + ASK + "\r\n";
    private static final String HANDSHAKE = "GET /ws" + ASK + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    @TestHTTPResource("/")
    URI gateway;

    private Wire wire() {
        return new Wire(gateway.getPort());
    }

    private String heardBy(String said) {
        try (var client = wire()) {
            return client.says(said).hearsTheEnd();
        }
    }

    private static int answers(String heard) {
        return heard.split("HTTP/1\\.1 ", -1).length - 1;
    }

    @Test
    void foldedLinesAreRefusedBeforeTheyAreJoined() {
        var heard = heardBy("GET /" + ASK + "A: b\r\n" + " \r\n".repeat(20_400) + "\r\n");

        assertTrue(heard.startsWith("HTTP/1.1 400 "), heard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "a folded line           | GET / HTTP/1.1~Host: h~A: b~ c~~",
                "folded by a tab         | GET / HTTP/1.1~Host: h~A: b~\tc~~",
                "folded at once          | GET / HTTP/1.1~ Host: h~~",
                "a line of no header     | GET / HTTP/1.1~Host: h~garbage~~",
                "a header without a name | GET / HTTP/1.1~Host: h~: b~~",
                "tabs between words      | GET\t/\tHTTP/1.1~Host: h~~",
                "two spaces              | GET  / HTTP/1.1~Host: h~~",
                "a fourth word           | GET / HTTP/1.1 x~Host: h~~",
                "a control character     | GET /\u0001 HTTP/1.1~Host: h~~",
                "TLS                     | {tls}",
                "many empty lines        | ~~~~~~~~~~~~GET / HTTP/1.1~Host: h~~",
                "a size beyond 32 bits   | {chunked}100000000~0~~",
                "a size of no digits     | {chunked};a=b~abc~0~~",
                "a size with a sign      | {chunked}+3~abc~0~~",
                "a size like C's         | {chunked}0x3~abc~0~~",
                "a size after a space    | {chunked} 3~abc~0~~",
                "half a line end         | {chunked}3^abc~0~~",
                "more than was said      | {chunked}3~abcd~0~~",
                "a chunk without its end | {chunked}3~abc0~~",
                "a folded trailer        | {chunked}0~A: b~ c~~",
                "a trailer that is none  | {chunked}0~garbage~~",
            })
    void whatEndsElsewhereThanItSeemsIsRefused(String what, String request) {
        var heard = heardBy(
                request.replace("{chunked}", "POST /api/v1/conversations HTTP/1.1~Host: h~Transfer-Encoding: chunked~~")
                        .replace("{tls}", "\u0016\u0003\u0001\u0002")
                        .replace("~", "\r\n")
                        .replace("^", "\n"));

        // A stranger's request may have been refused before its body was read.
        assertTrue(
                heard.startsWith("HTTP/1.1 400 ") || request.startsWith("{") && heard.startsWith("HTTP/1.1 401 "),
                what + ": " + heard);
        assertEquals(1, answers(heard), what + ": " + heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health" + ASK, HANDSHAKE})
    void headersAreBoundedInTheirNumberToo(String request) {
        var tiny = heardBy(request + "a:\r\n".repeat(10_200) + "\r\n");

        assertTrue(tiny.startsWith("HTTP/1.1 431 "), tiny);
    }

    @Test
    void aHundredHeadersArePassedAndTrailersCountWithThem() {
        var chunked = "POST /nothing" + ASK + "Transfer-Encoding: chunked\r\n";

        assertTrue(heardBy("GET /health" + ASK + "A: b\r\n".repeat(99) + "\r\n").startsWith("HTTP/1.1 200 "));
        assertTrue(
                heardBy("GET /health" + ASK + "A: b\r\n".repeat(100) + "\r\n").startsWith("HTTP/1.1 431 "));
        var trailers = heardBy(chunked + "\r\n0\r\n" + "A: b\r\n".repeat(99) + "\r\n" + HEALTH);
        assertEquals(-1, trailers.indexOf("HTTP/1.1 200 "), trailers);
    }

    @Test
    void extensionsTrailersAndAnEmptyLineBeforeARequestAreNoFault() {
        var heard = heardBy("\r\nPOST /nothing" + ASK + "Transfer-Encoding: chunked\r\n\r\n"
                + "4;why=\"not\"\r\n\r\n\r\n\r\n0A \r\n0123456789\r\n000\r\nX-Sum: 1\r\n\r\n" + HEALTH);

        assertEquals(2, answers(heard), heard);
        assertTrue(heard.contains("HTTP/1.1 200 "), heard);
    }

    @Test
    void aRequestIsTheSameInOnePieceAndByteByByte() {
        var body = "{\"kind\":\"ai\",\r\n\"title\":\"pieces\"}";
        var request = "POST /api/v1/conversations" + ASK + "Content-Type: application/json\r\nAuthorization: Bearer "
                + Tokens.of("framing-alice") + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";

        assertTrue(heardBy(request).startsWith("HTTP/1.1 201 "));
        try (var dripping = wire()) {
            request.chars().forEach(each -> dripping.says(Character.toString(each)));
            assertTrue(dripping.hearsTheEnd().startsWith("HTTP/1.1 201 "));
        }
    }

    @Test
    void anAnswerSaysHowLongItsConnectionIsKept() {
        try (var client = wire()) {
            var kept = client.says("HEAD /" + ASK + "\r\n").hears("\r\n\r\n").toLowerCase();
            var closed = client.says(HEALTH).hearsTheEnd().toLowerCase();

            assertTrue(kept.contains("\r\nconnection: keep-alive\r\n"), kept);
            assertTrue(kept.contains("\r\nkeep-alive: timeout=8\r\n"), kept);
            assertFalse(closed.contains("keep-alive"), closed);
        }
    }
}
