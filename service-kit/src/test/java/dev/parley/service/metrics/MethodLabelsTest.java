package dev.parley.service.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodLabelsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void whoLeavesBeforeTheAnswerLeavesNoSeriesOfAMethodOfTheirOwn() {
        registry.config().meterFilter(new MethodLabels().knownMethods());

        for (var method : new String[] {"GET", "BREW", "get", "OTHER"}) {
            registry.timer("http.server.requests", "method", method, "status", "RESET");
        }
        registry.counter("of.ours", "method", "BREW");

        assertEquals(List.of("GET", "OTHER"), methodsOf("http.server.requests"));
        assertEquals(List.of("BREW"), methodsOf("of.ours"), "what is not made of requests is left alone");
    }

    private List<String> methodsOf(String name) {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(name))
                .flatMap(meter -> Stream.ofNullable(meter.getId().getTag("method")))
                .sorted()
                .toList();
    }
}
