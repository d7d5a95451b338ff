package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.service.management.ManagementServer;
import dev.parley.test.LogRecords;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens to a connection before anything of ours has seen a request.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(TransportTest.Impatient.class)
class TransportTest {
    private static final String ASK = " HTTP/1.1\r\nHost: h\r\n";
    private static final String PAGE = "GET /api/v1/openapi.yaml" + ASK + "\r\n";

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.transport.headers-within", "1500ms",
                    "gateway.transport.body-within", "1500ms",
                    "gateway.transport.keep-alive", "1500ms",
                    "gateway.transport.stall", "3s",
                    "gateway.transport.max-connections-of-address", "400");
        }
    }

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    ManagementServer management;

    @Inject
    MemoryBudget budget;

    @Test
    void whoSaysNothingIsLeftWithoutAWordAndWhoStopsHalfWayIsTold() {
        try (var silent = wire();
                var halfWay = wire()) {
            halfWay.says("GET /ws HTTP/1.1\r\nHost: h\r\nX-Slow: ");
            assertEquals("", silent.hearsTheEnd());
            assertTrue(halfWay.hearsTheEnd().startsWith("HTTP/1.1 408"));
        }
    }

    @Test
    void aByteNowAndThenDoesNotProlongAHead() {
        try (var slow = wire()) {
            slow.says("GET /ws HTTP/1.1\r\nHost: h\r\nX-Slow: ");
            assertTrue(dripUntilItEnds(slow), "closed while it drips");
        }
    }

    @Test
    void aByteNowAndThenDoesNotProlongABody() {
        try (var slow = wire()) {
            slow.says("POST /api/v1/conversations" + ASK + "Content-Length: 1000\r\n\r\n");
            assertTrue(dripUntilItEnds(slow), "closed while it drips");
        }
    }

    /// True: it was closed within some seconds.
    private static boolean dripUntilItEnds(Wire slow) {
        var end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (System.nanoTime() < end) {
            if (!slow.staysOpenFor(Duration.ofMillis(100))) {
                return true;
            }
            try {
                slow.says("x");
            } catch (RuntimeException closed) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aConnectionThatAsksNothingMoreIsClosedAndASocketIsNot() {
        try (var idle = wire();
                var socket = new RawSocket(gateway.getPort(), "/parley", Map.of())) {
            idle.says("HEAD /" + ASK + "\r\n");
            assertTrue(idle.hearsTheEnd().startsWith("HTTP/1.1 200"));
            socket.text("{\"type\":\"connect\",\"ref\":\"r\",\"anonymous\":true}");
            assertTrue(socket.hears("ok").contains("\"ref\":\"r\""));
        }
    }

    @Test
    void requestsInARowAreAnsweredInTheirOrder() {
        try (var eager = wire()) {
            eager.says(("GET /health" + ASK + "\r\n").replace("/health", "/nothing1")
                    + "OPTIONS /nothing2" + ASK + "\r\n"
                    + "POST /nothing3" + ASK + "Content-Length: 3\r\n\r\nabc"
                    + "POST /nothing4" + ASK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
                    + "GET /health" + ASK + "\r\n");
            var heard = eager.hearsTheEnd();
            assertEquals(5, heard.split("HTTP/1\\.1 ", -1).length - 1, heard);
            assertTrue(heard.lastIndexOf("HTTP/1.1 200") > heard.lastIndexOf("HTTP/1.1 404"), heard);
        }
    }

    @Test
    void whoReadsNothingIsCutAndHoldsLittle() {
        var before = budget.held();
        var attackers = new ArrayList<Wire>();
        try {
            for (var number = 0; number < 20; number++) {
                var attacker = new Wire(gateway.getPort(), 4096);
                attackers.add(attacker);
                Thread.ofVirtual().start(() -> {
                    try {
                        attacker.says(PAGE.repeat(10_000));
                    } catch (RuntimeException cut) {
                        // As it should be.
                    }
                });
            }
            try (var innocent = wire()) {
                assertTrue(innocent.says(PAGE).hears("\r\n").startsWith("HTTP/1.1 200"));
            }
            var held = budget.held() - before;
            assertTrue(held < 20 * 150_000, "held " + held);
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (counted("parley_http_cut_total{reason=\"stalled\"}") < 20) {
                assertTrue(System.nanoTime() < end, "they are cut");
            }
        } finally {
            attackers.forEach(Wire::close);
        }
    }

    @Test
    void thereAreOnlySoManyConnectionsFromOneAddress() {
        var many = new ArrayList<Wire>();
        try (var log = new LogRecords(Guard.class.getName())) {
            for (var number = 0; number < 450; number++) {
                many.add(wire());
            }
            assertEquals("", many.getLast().hearsTheEnd());
            assertTrue(counted("parley_connections_refused_total{reason=\"address\"}") > 0);
            assertEquals(
                    1,
                    log.lines().stream()
                            .filter(line -> line.contains("TRUSTED_PROXIES"))
                            .count(),
                    log.lines().toString());
        } finally {
            many.forEach(Wire::close);
        }
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try (var next = wire()) {
                if (next.says("GET /health" + ASK + "\r\n").hearsTheEnd().startsWith("HTTP/1.1 200")) {
                    return;
                }
            }
            assertTrue(System.nanoTime() < end, "there is room again");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "unknown method          | BREW / HTTP/1.1~Host: h~~                                        | 501",
                "lower case              | get / HTTP/1.1~Host: h~~                                         | 501",
                "a tunnel                | CONNECT h:443 HTTP/1.1~Host: h~~                                 | 501",
                "HTTP/2 by knowledge     | PRI * HTTP/2.0~~SM~~                                             | 501",
                "another version         | GET / HTTP/1.2~Host: h~~                                         | 505",
                "no version              | GET /~~                                                          | 400",
                "bad encoding            | GET /%zz HTTP/1.1~Host: h~~                                      | 400",
                "half an encoding        | GET /api/v1/profile?a=% HTTP/1.1~Host: h~~                       | 400",
                "no path                 | GET x HTTP/1.1~Host: h~~                                         | 400",
                "two lengths             | POST / HTTP/1.1~Host: h~Content-Length: 3~Content-Length: 4~~abc | 400",
                "two equal lengths       | POST / HTTP/1.1~Host: h~Content-Length: 3~Content-Length: 3~~abc | 400",
                "a length list           | POST / HTTP/1.1~Host: h~Content-Length: 3, 3~~abc                | 400",
                "a signed length         | POST / HTTP/1.1~Host: h~Content-Length: +3~~abc                  | 400",
                "a negative length       | POST / HTTP/1.1~Host: h~Content-Length: -1~~                     | 400",
                "length and coding       | POST / HTTP/1.1~Host: h~Content-Length: 3~Transfer-Encoding: chunked~~0~~ | 400",
                "coding and length       | POST / HTTP/1.1~Host: h~Transfer-Encoding: chunked~Content-Length: 3~~0~~ | 400",
                "another coding          | POST / HTTP/1.1~Host: h~Transfer-Encoding: gzip, chunked~~0~~    | 501",
                "coding twice            | POST / HTTP/1.1~Host: h~Transfer-Encoding: chunked~Transfer-Encoding: chunked~~0~~ | 400",
                "coding that hides       | POST / HTTP/1.1~Host: h~Transfer-Encoding: xchunked~~0~~         | 501",
                "coding in HTTP/1.0      | POST / HTTP/1.0~Transfer-Encoding: chunked~~0~~                  | 400",
                "no host                 | GET / HTTP/1.1~~                                                 | 400",
                "two hosts               | GET / HTTP/1.1~Host: a~Host: b~~                                 | 400",
                "a host with a path      | GET / HTTP/1.1~Host: a/b~~                                       | 400",
                "space before a colon    | GET / HTTP/1.1~Host : h~~                                        | 400",
                "an upgrade with a body  | GET /ws HTTP/1.1~Host: h~Upgrade: websocket~Content-Length: 3~~abc | 400",
                "much to come            | POST /api/v1/profile HTTP/1.1~Host: h~Content-Length: 300000~~   | 413",
            })
    void whatMayBeReadInTwoWaysIsRefusedAndTheConnectionEnds(String what, String request, int status) {
        try (var mallory = wire()) {
            var heard = mallory.says(request.replace("~", "\r\n")).hearsTheEnd();

            assertTrue(heard.startsWith("HTTP/1.1 " + status + " "), what + ": " + heard);
            assertEquals(1, heard.split("HTTP/1\\.1 ", -1).length - 1, what + ": " + heard);
            assertTrue(heard.contains("application/problem+json"), what + ": " + heard);
            assertFalse(heard.contains("netty") || heard.contains("Exception"), heard);
        }
    }

    @Test
    void anOfferOfHttp2BesideABodyIsPassedOver() {
        try (var client = wire()) {
            var heard = client.says("POST /api/v1/conversations" + ASK
                            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                    .hearsTheEnd();

            assertTrue(heard.startsWith("HTTP/1.1 401 "), heard);
        }
    }

    @Test
    void aLineTooLongAndHeadersTooLargeAreToldSo() {
        try (var line = wire();
                var headers = wire()) {
            var long414 = line.says("GET /" + "x".repeat(10_000) + ASK + "\r\n").hearsTheEnd();
            assertTrue(long414.startsWith("HTTP/1.1 414"), long414);
            var large = headers.says("GET /" + ASK + "X: " + "x".repeat(21_000) + "\r\n\r\n")
                    .hearsTheEnd();
            assertTrue(large.startsWith("HTTP/1.1 431"), large);
        }
    }

    @Test
    void aTokenInTheAddressMayBeAsLongAsOneInAHeader() {
        try (var line = wire()) {
            var heard = line.says("GET /chat?token=" + "x".repeat(8192) + ASK + "Connection: close\r\n\r\n")
                    .hearsTheEnd();
            assertFalse(heard.startsWith("HTTP/1.1 414"), heard);
        }
    }

    @Test
    void aBodyThatNeverSaysItsLengthIsCutOff() {
        try (var endless = wire()) {
            endless.says("POST /api/v1/profile" + ASK + "Transfer-Encoding: chunked\r\n\r\n");
            var chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
            try {
                IntStream.range(0, 64).forEach(_ -> endless.says(chunk));
            } catch (RuntimeException cut) {
                // It is told below.
            }
            var heard = endless.hearsTheEnd();
            assertTrue(heard.startsWith("HTTP/1.1 413") || heard.startsWith("HTTP/1.1 40"), heard);
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayReadWhyItIsRefused() {
        try (var page = wire();
                var foreign = wire()) {
            var told = page.says("GET /%zz" + ASK + "Origin: http://localhost:3000\r\n\r\n")
                    .hearsTheEnd();
            assertTrue(told.toLowerCase().contains("access-control-allow-origin: http://localhost:3000"), told);
            var untold = foreign.says("GET /%zz" + ASK + "Origin: https://evil.example\r\n\r\n")
                    .hearsTheEnd();
            assertFalse(untold.toLowerCase().contains("access-control-allow-origin"), untold);
        }
    }

    @Test
    void methodsNobodyKnowsLeaveNoLabel() {
        var before = series();
        IntStream.range(0, 300).forEach(number -> {
            try (var mallory = wire()) {
                mallory.says("M" + number + " /p" + number + ASK + "\r\n").hearsTheEnd();
            }
        });
        assertTrue(series() - before < 20);
        assertTrue(counted("parley_http_refused_total{reason=\"method\"}") >= 300);
    }

    private Wire wire() {
        return new Wire(gateway.getPort());
    }

    private long series() {
        return metrics().lines().filter(line -> !line.startsWith("#")).count();
    }

    private double counted(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String metrics() {
        return Rest.stranger(management.url("/")).get("/q/metrics").response().body();
    }
}
