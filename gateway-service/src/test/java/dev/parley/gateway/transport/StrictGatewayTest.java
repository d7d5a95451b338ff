package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.LittleAllowed;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A gateway that takes few connections, no token in an address, and the PROXY protocol only from proxies elsewhere.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(LittleAllowed.class)
class StrictGatewayTest {
    private static final int MOST = LittleAllowed.CONNECTIONS;
    private static final String REQUEST = "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n";

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    MeterRegistry metrics;

    private Wire wire() {
        return new Wire(gateway.getPort());
    }

    @Test
    void nobodyElseIntroducesItself() {
        try (var mallory = wire();
                var anybody = wire()) {
            var answer = mallory.says("PROXY TCP4 203.0.113.7 192.0.2.1 40000 443\r\n" + REQUEST)
                    .hearsTheEnd();
            assertTrue(answer.startsWith("HTTP/1.1 501 ") || answer.startsWith("HTTP/1.1 400 "), answer);
            anybody.says(REQUEST).hears("\r\n\r\n");
        }
    }

    @Test
    void thereAreOnlySoManyConnectionsInAll() {
        var refused = metrics.counter("parley.connections.refused", "reason", "all");
        var before = refused.count();
        var many = new ArrayList<Wire>();
        try {
            for (var number = 0; number < MOST; number++) {
                many.add(wire());
            }
            try (var oneTooMany = wire()) {
                assertEquals("", oneTooMany.hearsTheEnd());
            }
            assertTrue(refused.count() > before);
        } finally {
            many.forEach(Wire::close);
        }
        thereIsRoomAgain();
    }

    private void thereIsRoomAgain() {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try (var next = wire()) {
                var answer =
                        next.says("GET /health HTTP/1.1\r\nHost: h\r\n\r\n").hearsTheEnd();
                if (answer.startsWith("HTTP/1.1 200")) {
                    return;
                }
            } catch (RuntimeException reset) {
                // Not yet.
            }
            assertTrue(System.nanoTime() < end, "there is room again");
        }
    }

    /// All at once: the refused linger for a while before the gateway lets go of them.
    @Test
    void aTokenInTheAddressLetsNobodyInBySocket() {
        var clients = new LinkedHashMap<String, Wire>();
        try {
            for (var path : List.of("/", "/ws", "/chat", "/parley", "/api/messages/ws")) {
                var client = wire();
                clients.put(path, client);
                client.says("GET " + path + "?token=" + Tokens.of("strict-alice") + " HTTP/1.1\r\n"
                        + "Host: h\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            }
            clients.forEach((path, client) -> {
                var answer = client.hearsTheEnd();
                assertTrue(answer.startsWith("HTTP/1.1 401 "), path + ": " + answer);
                assertTrue(answer.contains("Authorization: Bearer"), path + ": " + answer);
            });
        } finally {
            clients.values().forEach(Wire::close);
        }
    }

    @Test
    void aTokenInTheAddressReadsNoDocument() {
        var path = "/documents/00000000-0000-7000-8000-000000000000";

        var inAddress = Rest.stranger(gateway).get(path + "?token=" + Tokens.of("strict-alice"));
        var inHeader = Rest.of(gateway, "strict-alice").get(path);

        assertEquals(401, inAddress.status());
        assertEquals(404, inHeader.status());
    }
}
