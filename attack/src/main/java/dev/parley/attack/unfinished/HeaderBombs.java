package dev.parley.attack.unfinished;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Heads and bodies far larger than they may be, of every shape.
public record HeaderBombs(int connections) implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration ENDED = Duration.ofSeconds(10);
    private static final int LARGE = 512 * 1024;

    @Override
    public String name() {
        return "header-bombs";
    }

    @Override
    public String sentence() {
        return connections + " connections send targets, header lines, header counts, chunk sizes and bodies of 512 kB";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var open = new AtomicInteger();
        target.attacks(connections, TIME, number -> {
            var wire = target.wire(Source.ofMany(number));
            try {
                wire.writes(bomb(number % 6));
            } catch (IOException refused) {
                return;
            }
            if (!wire.isEndedWithin(ENDED)) {
                open.incrementAndGet();
            }
        });
        target.finds(Finding.atMost("bombs open after " + ENDED.toSeconds() + " s", 0, open.get()));
    }

    private static String bomb(int kind) {
        var post = "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\n";
        return switch (kind) {
            case 0 -> "GET /" + "x".repeat(LARGE) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            case 1 -> "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(LARGE) + "\r\n\r\n";
            case 2 -> "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(LARGE / 6) + "\r\n";
            case 3 -> post + "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(LARGE);
            case 4 -> post + "Transfer-Encoding: chunked\r\n\r\n80000\r\n" + "x".repeat(LARGE) + "\r\n0\r\n\r\n";
            default -> post + "Content-Length: " + LARGE + "\r\n\r\n" + "x".repeat(LARGE);
        };
    }
}
