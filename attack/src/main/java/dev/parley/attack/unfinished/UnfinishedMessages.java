package dev.parley.attack.unfinished;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.time.Duration;

/// Messages as large as they may be of which the end never comes: a fragment, and most of another.
public record UnfinishedMessages(String name, int sockets, boolean fromManyAddresses, Duration time)
        implements Scenario {
    private static final int FRAGMENT = 262_000;
    private static final int PART = 250_000;

    @Override
    public String sentence() {
        return "%d anonymous sockets%s send 512 kB each of a message that never ends"
                .formatted(sockets, fromManyAddresses ? " of 200 addresses" : "");
    }

    @Override
    public void strikes(Target target) throws Exception {
        target.attacks(sockets, time, number -> {
            var source = fromManyAddresses ? Source.ofMany(number) : Source.one();
            var socket = target.socket(source, "/ws");
            target.struck();
            socket.wire().writes(Bytes.frame(false, Bytes.TEXT, new byte[FRAGMENT]));
            socket.wire().writes(Bytes.header(false, Bytes.CONTINUATION, FRAGMENT));
            socket.wire().writes(new byte[PART]);
            target.lingers(time);
        });
    }
}
