package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a trusted proxy introduces its clients by the PROXY protocol.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(ProxyProtocolTest.Introduced.class)
class ProxyProtocolTest {
    private static final String REQUEST = "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";

    public static final class Introduced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.proxy.trusted", "127.0.0.1",
                    "gateway.proxy.protocol", "true",
                    "gateway.transport.headers-within", "2s",
                    "gateway.transport.max-connections-of-address", "2");
        }
    }

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    MeterRegistry metrics;

    private Wire proxy() {
        return new Wire(gateway.getPort());
    }

    private static String first(String client) {
        return "PROXY TCP4 " + client + " 192.0.2.1 40000 443\r\n";
    }

    /// Version 2, of a client whose address is these four bytes; `extra` stands behind the addresses.
    private static String second(String client, int extra) {
        var length = 12 + extra;
        var header = new StringBuilder(SIGNATURE)
                .append('\u0021')
                .append('\u0011')
                .append((char) (length >> 8))
                .append((char) (length & 0xff))
                .append(client)
                .append("\u00c0\0\u0002\u0001")
                .append("\u009c\u0040")
                .append("\u0001\u00bb");
        if (extra > 0) {
            header.append('\u0004').append((char) (extra - 3 >> 8)).append((char) (extra - 3 & 0xff));
            header.append("\0".repeat(extra - 3));
        }
        return header.toString();
    }

    private double refused(String reason) {
        return metrics.counter("parley.connections.refused", "reason", reason).count();
    }

    @Test
    void connectionsCountAsTheirClientsInBothVersions() {
        var before = refused("address");
        try (var phone = proxy();
                var desk = proxy();
                var oneTooMany = proxy();
                var another = proxy()) {
            phone.says(first("203.0.113.7") + REQUEST).hears("\r\n\r\n");
            desk.says(second("\u00cb\0\u0071\u0007", 20) + REQUEST).hears("\r\n\r\n");

            assertEquals("", oneTooMany.says(first("203.0.113.7") + REQUEST).hearsTheEnd());
            another.says(second("\u00cb\0\u0071\u0008", 0)).says(REQUEST).hears("\r\n\r\n");
            phone.says(REQUEST).hears("\r\n\r\n");
        }
        assertEquals(before + 1, refused("address"));
    }

    @Test
    void whatAProxyAsksForItselfIsAnsweredAndCountsAsNobodys() {
        var health = SIGNATURE + "\u0020\0\0\0";
        try (var one = proxy();
                var two = proxy();
                var three = proxy()) {
            one.says(health + REQUEST).hears("\r\n\r\n");
            two.says("PROXY UNKNOWN\r\n" + REQUEST).hears("\r\n\r\n");
            three.says(health + REQUEST).hears("\r\n\r\n");
        }
    }

    @Test
    void aHeaderMayComeInPieces() {
        try (var proxy = proxy()) {
            for (var piece : first("203.0.113.9").split("(?<=\\G.{5})")) {
                proxy.says(piece);
            }
            proxy.says(REQUEST).hears("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
                "PROXY TCP4 300.0.0.1 192.0.2.1 40000 443\r\n",
                "PROXY TCP4 203.0.113.7 192.0.2.1 40000 99999\r\n",
                "PROXY TCP4 203.0.113.7\r\n",
                SIGNATURE + "\u0031\u0011\0\u000c\0\0\0\0\0\0\0\0\0\0\0\0",
                SIGNATURE + "\u0021\u0011\u00ff\u00ff"
            })
    void whoIntroducesNobodyIsLeftWithoutAWord(String beginning) {
        var before = refused("introduction");
        try (var proxy = proxy()) {
            assertEquals("", proxy.says(beginning).hearsTheEnd());
        }
        isCounted(before + 1);
    }

    @Test
    void anIntroductionWithoutAnEndIsCutByItsBytesAndByItsTime() {
        var before = refused("introduction");
        try (var endless = proxy();
                var slow = proxy()) {
            slow.says("PROXY TCP4 203");
            assertEquals("", endless.says("PROXY TCP4 " + "1".repeat(200)).hearsTheEnd());
            assertEquals("", slow.hearsTheEnd());
        }
        isCounted(before + 2);
    }

    /// The decoder closes first.
    private void isCounted(double times) {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (refused("introduction") != times) {
            assertTrue(System.nanoTime() < end, "counted: " + refused("introduction"));
        }
    }

    @Test
    void socketsComeInThisWay() {
        try (var proxy = proxy()) {
            var answer = proxy.says(first("203.0.113.10")
                            + "GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .hears("\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            proxy.hears("welcome");
        }
    }
}
