package dev.parley.attack.unfinished;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Handshakes with as many empty headers as their bytes allow; whoever gets a socket keeps it.
public record TinyHeaders(int sockets, Duration time) implements Scenario {
    private static final int HEADERS = 10_200;

    @Override
    public String name() {
        return "tiny-headers";
    }

    @Override
    public String sentence() {
        return sockets + " handshakes with " + HEADERS + " headers of two bytes each";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var handshake = Bytes.handshake("/ws");
        var bomb = handshake.substring(0, handshake.length() - 2) + "a:\r\n".repeat(HEADERS) + "\r\n";
        var open = new AtomicInteger();
        target.attacks(sockets, time, number -> {
            var wire = target.wire(Source.ofMany(number));
            wire.waitsFor(time);
            try {
                wire.writes(bomb);
            } catch (IOException refused) {
                return;
            }
            if (wire.head().startsWith("HTTP/1.1 101")) {
                open.incrementAndGet();
                wire.isEndedWithin(time);
            }
        });
        target.finds(Finding.atMost("sockets that keep " + HEADERS + " headers", 0, open.get()));
    }
}
