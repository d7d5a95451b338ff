package dev.parley.attack.storm;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections that are reset at once: after nothing, within a request, after one, within a handshake, after one.
public record Resets(int connections) implements Scenario {
    private static final int AT_ONCE = 20;
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final String[] SAID = {
        "",
        "GET /hea",
        Bytes.request("GET", "/health"),
        Bytes.request("GET", "/api/v1/openapi.yaml"),
        "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
        Bytes.handshake("/ws"),
        Bytes.handshake("/parley", "Sec-WebSocket-Protocol: parley.v1") + "\u0081"
    };

    @Override
    public String name() {
        return "resets";
    }

    @Override
    public String sentence() {
        return connections + " connections of 200 addresses are reset at different moments";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var next = new AtomicInteger();
        target.attacks(AT_ONCE, TIME, _ -> {
            for (var number = next.getAndIncrement(); number < connections; number = next.getAndIncrement()) {
                try {
                    var wire = dev.parley.attack.wire.Wire.to(target.gateway().port(), Source.ofMany(number));
                    wire.writes(SAID[number % SAID.length]);
                    wire.resets();
                } catch (java.io.IOException refused) {
                    // Then there is nothing to reset.
                }
            }
        });
    }
}
