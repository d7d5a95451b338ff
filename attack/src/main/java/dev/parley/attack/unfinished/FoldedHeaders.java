package dev.parley.attack.unfinished;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Headers and trailers of thousands of folded lines, which are expensive to join.
public record FoldedHeaders(int requests) implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int AT_ONCE = 20;
    private static final int LINES = 20_400;

    @Override
    public String name() {
        return "folded-headers";
    }

    @Override
    public String sentence() {
        return requests + " requests with a header or trailer of " + LINES + " folded lines";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var refused = new AtomicInteger();
        var next = new AtomicInteger();
        target.attacks(AT_ONCE, TIME, _ -> {
            for (var number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                if (isRefused(target, number)) {
                    refused.incrementAndGet();
                }
            }
        });
        target.finds(new Finding(
                "all refused within " + TIME.toSeconds() + " s",
                refused + " of " + requests,
                refused.get() == requests));
    }

    private static boolean isRefused(Target target, int number) throws IOException {
        try (var wire = target.wire(Source.ofMany(number))) {
            wire.writes(
                    number % 2 == 0
                            ? "GET / HTTP/1.1\r\nHost: localhost\r\nA: b\r\n" + " \r\n".repeat(LINES) + "\r\n"
                            : "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n"
                                    + " c\r\n".repeat(LINES / 2) + "\r\n");
            var head = wire.head();
            return head.isEmpty() || head.startsWith("HTTP/1.1 4");
        } catch (IOException reset) {
            return true; // Cut off before it had all been sent.
        }
    }
}
