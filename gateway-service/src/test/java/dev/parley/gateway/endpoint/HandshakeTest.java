package dev.parley.gateway.endpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

/// Who asks for a socket in another way than RFC 6455 has it gets none.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class HandshakeTest {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String VERSION = "Sec-WebSocket-Version: 13";
    private static final String ASKS = "Upgrade: websocket~Connection: Upgrade";

    @TestHTTPResource("/")
    URI gateway;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as it should be     | {asks}~{key}~{version}                                    | 101",
                "as browsers do      | Upgrade: WebSocket~Connection: keep-alive, Upgrade~{key}~{version} | 101",
                "several offers      | {asks}~{key}~{version}~Sec-WebSocket-Protocol: a~Sec-WebSocket-Protocol: parley.v1 | 101",
                "draft 76            | {asks}~Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5~Sec-WebSocket-Key2: 12998 5 Y3 1  .P00 | 426",
                "no version          | {asks}~{key}                                              | 426",
                "version 8           | {asks}~{key}~Sec-WebSocket-Version: 8                     | 426",
                "version 7           | {asks}~{key}~Sec-WebSocket-Version: 7                     | 426",
                "version 0           | {asks}~{key}~Sec-WebSocket-Version: 0                     | 426",
                "a list of versions  | {asks}~{key}~Sec-WebSocket-Version: 8, 13                 | 426",
                "no key              | {asks}~{version}                                          | 400",
                "an empty key        | {asks}~{version}~Sec-WebSocket-Key:                       | 400",
                "a short key         | {asks}~{version}~Sec-WebSocket-Key: abc                   | 400",
                "15 bytes            | {asks}~{version}~Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAA  | 400",
                "17 bytes            | {asks}~{version}~Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAAA= | 400",
                "no base64           | {asks}~{version}~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j!!== | 400",
                "two keys            | {asks}~{key}~{key}~{version}                              | 400",
                "two versions        | {asks}~{key}~{version}~{version}                          | 400",
                "two origins         | {asks}~{key}~{version}~Origin: http://localhost~Origin: http://localhost | 400",
                "no connection       | Upgrade: websocket~{key}~{version}                        | 400",
                "another connection  | Upgrade: websocket~Connection: upgraded~{key}~{version}   | 400",
                "a body              | {asks}~{key}~{version}~Content-Length: 3~~abc             | 400",
            })
    void onlyTheHandshakeOfTheStandardOpensASocket(String what, String headers, int status) throws IOException {
        for (var path : new String[] {"/ws", "/parley", "/"}) {
            try (var socket = new Socket("127.0.0.1", gateway.getPort())) {
                socket.setSoTimeout(10_000);
                var request = "GET " + path + " HTTP/1.1~Host: localhost:" + gateway.getPort() + "~"
                        + headers.replace("{asks}", ASKS).replace("{key}", KEY).replace("{version}", VERSION) + "~~";
                socket.getOutputStream().write(request.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
                var line = new StringBuilder();
                for (var each = socket.getInputStream().read();
                        each >= 0 && each != '\r';
                        each = socket.getInputStream().read()) {
                    line.append((char) each);
                }
                assertTrue(line.toString().startsWith("HTTP/1.1 " + status), what + " on " + path + ": " + line);
            }
        }
    }
}
