package dev.parley.attack.unfinished;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import java.time.Duration;
import java.util.List;

/// One frame as large as it may be, of which the last byte never comes, on every path a stranger may connect to, and
/// from people signed in.
public record HalfFrames(int sockets, Duration time) implements Scenario {
    private static final List<Integer> LENGTHS = List.of(262_144, 131_072, 65_536, 10_240);

    @Override
    public String name() {
        return "half-frames";
    }

    @Override
    public String sentence() {
        return sockets + " sockets send all but the last byte of a frame as large as it may be";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var token = target.tokenOf("half");
        target.attacks(sockets, time, number -> {
            var source = Source.ofMany(number);
            var socket = switch (number % 3) {
                case 0 -> target.socket(source, "/ws");
                case 1 -> WebSocketWire.on(target.wire(source), "/parley", "Sec-WebSocket-Protocol: parley.v1");
                default -> target.signedIn(source, token);
            };
            int length = LENGTHS.get(number / 3 % LENGTHS.size());
            target.struck();
            socket.wire().writes(Bytes.header(true, Bytes.TEXT, length));
            socket.wire().writes(new byte[length - 1]);
            target.lingers(time);
        });
    }
}
