package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every path of sockets, asked by a page of somebody else's in the browser of somebody who has signed in.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class OriginOfSocketsTest {
    @TestHTTPResource("/")
    URI gateway;

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/parley", "/", "/chat?templateId=mutual-nda", "/api/messages/ws"})
    void aForeignPageIsRefusedAndOurOwnIsNot(String path) {
        try (var foreign = socket(path, "https://evil.example");
                var own = socket(path, "http://localhost:" + gateway.getPort())) {
            assertTrue(foreign.status.startsWith("HTTP/1.1 403 "), foreign.status);
            assertTrue(!own.status.startsWith("HTTP/1.1 403 "), own.status);
        }
    }

    private RawSocket socket(String path, String origin) {
        return new RawSocket(
                gateway.getPort(), path, Map.of("Origin", origin, "Authorization", "Bearer " + Tokens.of("origin")));
    }
}
