package dev.parley.attack.unfinished;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/// Messages of fragments of a byte or none, without an end.
public record TinyFragments(int sockets, Duration time) implements Scenario {
    private static final int AT_ONCE = 1_000;

    @Override
    public String name() {
        return "tiny-fragments";
    }

    @Override
    public String sentence() {
        return sockets + " anonymous sockets send fragments of one byte and of none, without an end";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var some = new ByteArrayOutputStream();
        for (var i = 0; i < AT_ONCE; i++) {
            some.writeBytes(Bytes.frame(false, Bytes.CONTINUATION, new byte[i % 50 == 0 ? 1 : 0]));
        }
        target.attacks(sockets, time, number -> {
            var socket = target.socket(Source.ofMany(number), "/ws");
            target.struck();
            socket.wire().writes(Bytes.frame(false, Bytes.TEXT, new byte[] {'{'}));
            while (true) {
                socket.wire().writes(some.toByteArray());
            }
        });
    }
}
