package dev.parley.attack.storm;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import java.io.IOException;
import java.time.Duration;

/// Strangers at the address of the innocent, as behind one router: they take up its connections and its handshakes, and
/// whoever can say who it is still comes in.
public record Strangers(int connections, int handshakes, Duration time) implements Scenario {
    private static final int KNOCKING = 4;
    private static final Duration IDLE = Duration.ofSeconds(12);

    @Override
    public String name() {
        return "strangers-next-door";
    }

    @Override
    public String sentence() {
        return connections + " silent connections and " + handshakes + " handshakes from the innocent's own address";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var begun = System.nanoTime();
        target.attacks(connections + KNOCKING, time, number -> {
            while (System.nanoTime() - begun < time.toNanos()) {
                if (number < KNOCKING) {
                    knocks(target);
                } else {
                    staysSilent(target);
                }
            }
        });
    }

    private void knocks(Target target) {
        for (var knock = 0; knock < handshakes / KNOCKING; knock++) {
            try (var wire = target.wire(Source.theInnocents())) {
                WebSocketWire.on(wire, "/parley", "Sec-WebSocket-Protocol: parley.v1");
            } catch (IOException refused) {
                // Too many, as it should be.
            }
        }
        target.lingers(Duration.ofSeconds(1));
    }

    private static void staysSilent(Target target) {
        try (var wire = target.wire(Source.theInnocents())) {
            wire.isEndedWithin(IDLE);
        } catch (IOException refused) {
            target.lingers(Duration.ofMillis(100));
        }
    }
}
