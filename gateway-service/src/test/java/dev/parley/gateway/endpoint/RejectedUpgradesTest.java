package dev.parley.gateway.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.support.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said in place of a socket, to the byte.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RejectedUpgradesTest {
    private static final String HANDSHAKE = "Upgrade: websocket~Connection: Upgrade"
            + "~Sec-WebSocket-Version: 13~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String TEXT = "content-type: text/plain; charset=utf-8~";
    private static final String KEPT = "~connection: keep-alive~keep-alive: timeout=8~";

    @TestHTTPResource("/")
    URI gateway;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /ws | A: b | 426 Upgrade Required~upgrade: websocket~content-length: 33{kept}~This path speaks WebSocket only.^",
                "GET /ws | Upgrade: websocket | 400 Bad Request~{text}content-length: 42{kept}~The Connection header has to name Upgrade^",
                "GET / | {asks}~Upgrade: h2c | 400 Bad Request~{text}content-length: 31{kept}~There is more than one Upgrade^",
                "GET /ws | {asks}~Origin: https://evil.example | 403 Forbidden~content-length: 28{kept}~This origin is not allowed.^",
                "GET /chat | {asks} | 401 Unauthorized~{text}content-length: 26{kept}~Authentication is required",
                "GET /api/messages/ws | {asks} | 401 Unauthorized~{text}content-length: 28{kept}~Missing authentication token",
                "GET /chat | {asks}~Authorization: Bearer x | 401 Unauthorized~{text}content-length: 39{kept}~The token is not a valid JSON Web Token",
            })
    void itsAnswer(String line, String headers, String answer) throws IOException {
        var expected = answer.replace("{text}", TEXT).replace("{kept}", KEPT);
        try (var socket = new Socket("127.0.0.1", gateway.getPort())) {
            socket.setSoTimeout(10_000);
            var request = line + " HTTP/1.1~Host: localhost:" + gateway.getPort() + "~"
                    + headers.replace("{asks}", HANDSHAKE) + "~~";
            socket.getOutputStream().write(wire(request).getBytes(StandardCharsets.US_ASCII));

            var bytes = wire("HTTP/1.1 " + expected);
            var heard = new String(socket.getInputStream().readNBytes(bytes.length()), StandardCharsets.US_ASCII);
            assertEquals(bytes, heard);
        }
    }

    private static String wire(String answer) {
        return answer.replace("~", "\r\n").replace('^', '\n');
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "OPTIONS"})
    void noOtherMethodComesBySockets(String method) throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.getPort())) {
            socket.setSoTimeout(10_000);
            var request =
                    method + " /ws HTTP/1.1~Host: localhost:" + gateway.getPort() + "~Content-Length: 0~" + HANDSHAKE;
            socket.getOutputStream().write(wire(request + "~~").getBytes(StandardCharsets.US_ASCII));

            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 404", status);
        }
    }
}
