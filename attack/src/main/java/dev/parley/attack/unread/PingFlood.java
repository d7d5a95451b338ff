package dev.parley.attack.unread;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/// Pings whose pongs nobody reads, with a pong among them that makes the socket look alive.
public record PingFlood(int sockets, Duration time) implements Scenario {
    private static final int LARGEST_PING = 125;
    private static final int PINGS_A_PONG = 1000;

    @Override
    public String name() {
        return "ping-flood";
    }

    @Override
    public String sentence() {
        return sockets + " anonymous sockets ping as fast as they can and never read a pong";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var some = new ByteArrayOutputStream();
        for (var i = 0; i < PINGS_A_PONG; i++) {
            some.writeBytes(Bytes.frame(true, Bytes.PING, new byte[LARGEST_PING]));
        }
        some.writeBytes(Bytes.frame(true, Bytes.PONG, new byte[0]));
        target.attacks(sockets, time, _ -> {
            var socket = target.socket(Source.one(), "/ws");
            while (true) {
                socket.wire().writes(some.toByteArray());
                target.struck();
            }
        });
    }
}
