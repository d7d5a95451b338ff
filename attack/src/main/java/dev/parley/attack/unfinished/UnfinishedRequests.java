package dev.parley.attack.unfinished;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import java.time.Duration;

/// Requests that end within their headers or their chunks, again and again.
public record UnfinishedRequests(int connections, Duration time) implements Scenario {
    private static final int HEADER = 20_300;
    private static final Duration KEPT = Duration.ofSeconds(12);

    @Override
    public String name() {
        return "unfinished-requests";
    }

    @Override
    public String sentence() {
        return connections + " connections of one address stop within a header of 20 kB or a body of 250 kB";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var begun = System.nanoTime();
        target.attacks(connections, time, number -> {
            while (System.nanoTime() - begun < time.toNanos()) {
                try (var wire = target.wire(Source.one())) {
                    wire.writes(beginning(number));
                    target.struck();
                    wire.isEndedWithin(KEPT);
                }
            }
        });
    }

    private static String beginning(int number) {
        return number % 4 != 0
                ? "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(HEADER)
                : "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + ("2000\r\n" + "x".repeat(0x2000) + "\r\n").repeat(31);
    }
}
