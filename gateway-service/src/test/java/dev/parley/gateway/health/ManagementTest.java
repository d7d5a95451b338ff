package dev.parley.gateway.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.service.management.ManagementServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is for machines, and what is for everybody.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ManagementTest {
    /// Made of what one asks for, not of what we are.
    private static final Pattern SOMEBODYS_OWN =
            Pattern.compile("[0-9a-f]{8}-|hostile-label|127\\.0\\.0\\.1:[0-9]+/.*[0-9a-f]-");

    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (parley_\\w+) (.*)$");

    private static final Pattern POOL = Pattern.compile("pool_name=\"([^\"]*)\"");

    @Inject
    ManagementServer management;

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void machinesFindTheirPagesOnAPortOfTheirOwn() {
        var machine = Rest.stranger(management.url("/"));
        var end = System.nanoTime() + 10_000_000_000L;
        while (machine.get("/q/health/ready").status() != 200) {
            assertTrue(System.nanoTime() < end, "it becomes ready when it is warm");
        }

        for (var page : new String[] {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"}) {
            assertEquals(200, machine.get(page).status(), page);
            assertEquals("UP", machine.get(page).json().path("status").asText(), page);
        }
        assertTrue(machine.get("/q/metrics").response().body().contains("parley_connections"));
        assertEquals(404, machine.get("/q/other").status());
        assertEquals(405, machine.ask("DELETE", "/q/metrics", null).status());
    }

    @Test
    void prometheusHearsOfOurMetricsWhatTheirPageSays() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "metrics.md"));
        var told = HELP.matcher(metrics()).results().toList();

        assertTrue(told.size() > 10, "metrics of ours: " + told.size());
        for (var help : told) {
            // OpenMetrics leaves the end of a counter's name to its samples.
            var row = "(?m)^\\| `" + help.group(1) + "(_total)?` \\| .* \\| " + Pattern.quote(help.group(2)) + " \\|$";
            assertTrue(Pattern.compile(row).matcher(page).find(), help.group());
        }
    }

    @Test
    void whoDripsItsRequestsKeepsNobodyFromAskingWhetherItLives() throws IOException {
        var machine = Rest.stranger(management.url("/"));
        assertEquals(200, machine.get("/q/health/live").status());
        var dripping = new ArrayList<Socket>();
        try {
            for (var number = 0; number < 16; number++) {
                var socket = new Socket("127.0.0.1", management.url("/").getPort());
                dripping.add(socket);
                socket.getOutputStream().write("GET /q/health/live HT".getBytes(StandardCharsets.US_ASCII));
            }
            for (var ask = 0; ask < 3; ask++) {
                for (var socket : dripping) {
                    socket.getOutputStream().write('T');
                }
                var begun = System.nanoTime();
                assertEquals(200, machine.get("/q/health/live").status());
                var millis = (System.nanoTime() - begun) / 1_000_000;
                assertTrue(millis < 1000, "answered after " + millis + " ms");
            }
        } finally {
            for (var socket : dripping) {
                socket.close();
            }
        }
    }

    @Test
    void everybodyElseFindsNoneOfThem() {
        var anybody = Rest.stranger(gateway);

        for (var page :
                new String[] {"/q/health", "/q/health/live", "/q/metrics", "/q", "//q/metrics", "/x/../q/metrics"}) {
            var answer = anybody.get(gateway + page.substring(1));
            assertEquals(404, answer.status(), page);
            assertEquals("not_found", answer.json().path("code").asText(), page);
        }
    }

    @Test
    void aMonitorThatDoesNotReadItsHealthIsLeftByUs() throws IOException {
        try (var monitor = new Socket("127.0.0.1", gateway.getPort())) {
            monitor.setSoTimeout(5000);
            monitor.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(monitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertTrue(answer.toLowerCase().contains("connection: close"), answer);
        }
    }

    @Test
    void noLabelIsMadeOfWhatSomebodyAskedFor() {
        var mallory = Rest.of(gateway, "hostile-label");
        hostileRun(mallory, 0);
        var before = series();
        hostileRun(mallory, 1000);

        var after = series();
        assertTrue(after - before < 20, "series grew from " + before + " to " + after);
        metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> assertTrue(!SOMEBODYS_OWN.matcher(line).find(), line));
    }

    @Test
    void thePoolsHaveNamesOfOurs() {
        var pools = metrics()
                .lines()
                .map(POOL::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(name -> name.contains("redis"))
                .collect(Collectors.toSet());

        assertEquals(Set.of("redis-asking", "redis-listening"), pools);
    }

    private static void hostileRun(Rest mallory, int from) {
        IntStream.range(from, from + 100).forEach(number -> {
            var id = "%08x-0000-7000-8000-000000000000".formatted(number);
            var path = "/api/v1/conversations/" + id;
            mallory.get(path);
            mallory.get(path + "/messages");
            mallory.get("/nothing/" + id);
            mallory.get("/api/v1/" + id + "?x=" + id);
            mallory.get(path, "Origin", "https://evil.example");
            mallory.post(path + "/messages", "x".repeat(140_000));
            mallory.ask(
                    "OPTIONS", path + "/x", null, "Origin", gatewayOrigin(), "Access-Control-Request-Method", "GET");
            mallory.ask("OPTIONS", path + "/x", null);
            mallory.ask("DELETE", "/health/" + id, null);
            mallory.ask("PUT", path, "{");
        });
    }

    private static String gatewayOrigin() {
        return "http://localhost:3000";
    }

    private long series() {
        return metrics().lines().filter(line -> !line.startsWith("#")).count();
    }

    private String metrics() {
        return Rest.stranger(management.url("/")).get("/q/metrics").response().body();
    }
}
