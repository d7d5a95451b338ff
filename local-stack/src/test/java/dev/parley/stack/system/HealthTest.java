package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {
    private final StackUnderTest stack = SharedStack.get();

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/health"})
    void healthTellsWhatTheSeedPromises(String path) {
        var answer = Http.get(stack.http(1, path));
        assertEquals(200, answer.statusCode());
        var health = Frame.read(answer.body());
        for (var field : List.of(
                "status",
                "timestamp",
                "version",
                "uptime",
                "activeConnections",
                "database",
                "ai.connected",
                "ai.connectionCount",
                "connections.total",
                "connections.active",
                "environment",
                "memory.heapUsed",
                "memory.heapTotal")) {
            assertTrue(health.has(field), field + " in " + answer.body());
        }
        assertTrue(health.at("ai.connected").asBoolean());
    }

    @Test
    void thePageForNewcomersLoadsNothingFromElsewhere() {
        var page = Http.get(stack.http(1, "/"));
        assertEquals(200, page.statusCode());
        var policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") || policy.contains("default-src 'self'"), policy);
        assertTrue(!page.body().contains("https://"), "the page names another host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics"})
    void operatorsFindProbesAndMetrics(String path) {
        assertEquals(200, Http.get(stack.management("gateway-1", path)).statusCode());
        assertEquals(404, Http.get(stack.http(1, path)).statusCode(), "to anybody");
    }
}
