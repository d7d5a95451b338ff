package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where all connections are a trusted proxy's.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(BehindProxyTest.Proxied.class)
class BehindProxyTest {
    private static final String CLIENT = "X-Forwarded-For: 203.0.113.7\r\n";

    public static final class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.proxy.trusted", "127.0.0.0/8",
                    "gateway.transport.max-connections-of-address", "2",
                    "gateway.transport.keep-alive", "200ms",
                    "gateway.transport.headers-within", "1s",
                    "gateway.transport.proxy-keep-alive", "30s");
        }
    }

    @TestHTTPResource("/")
    URI gateway;

    private RawSocket socket() {
        return new RawSocket(gateway.getPort(), "/ws", Map.of("X-Forwarded-For", "203.0.113.7"));
    }

    @Test
    void aProxysConnectionIsKeptForItsNextRequest() {
        try (var proxy = new Wire(gateway.getPort())) {
            proxy.says("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").hears("\r\n\r\n");

            assertTrue(proxy.staysOpenFor(Duration.ofMillis(1_500)));
        }
    }

    @Test
    void aProxyMayConnectLongBeforeItAsks() {
        try (var proxy = new Wire(gateway.getPort())) {
            assertTrue(proxy.staysOpenFor(Duration.ofSeconds(2)));

            var answer = proxy.waitsAsUsual()
                    .says("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n")
                    .hears("\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void refusedUpgradesTakeUpNoPlaceOfAClientAndSocketsDo() {
        try (var proxy = new Wire(gateway.getPort())) {
            for (var number = 0; number < 5; number++) {
                var refused = proxy.says(
                                "GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                        + CLIENT + "\r\n")
                        .hears("\r\n\r\n");
                assertTrue(refused.contains("HTTP/1.1 401 "), refused);
            }
            try (var phone = socket();
                    var desk = socket();
                    var oneTooMany = socket()) {
                phone.hears("welcome");
                desk.hears("welcome");
                assertEquals(1013, oneTooMany.hearsClose().closeCode());
            }
        }
    }
}
