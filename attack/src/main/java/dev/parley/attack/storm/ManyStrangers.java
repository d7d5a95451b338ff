package dev.parley.attack.storm;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Strangers from many addresses, each with few sockets that say nothing: together more than a gateway keeps of people
/// it does not know.
public record ManyStrangers(int sockets, Duration time) implements Scenario {
    /// Each network has fewer than it may, so that only their sum counts.
    private static final int ADDRESSES = 200;

    @Override
    public String name() {
        return "many-strangers";
    }

    @Override
    public String sentence() {
        return "%d silent sockets from %d addresses, none of which has signed in".formatted(sockets, ADDRESSES);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var begun = System.nanoTime();
        var let = new AtomicInteger();
        var ended = new AtomicInteger();
        target.attacks(sockets, time, number -> {
            // One after the other, in most of the time: the handshakes are not what is tried here.
            target.lingers(time.multipliedBy(4L * number).dividedBy(5L * sockets));
            var socket = socket(target, number);
            let.incrementAndGet();
            var left = time.minusNanos(System.nanoTime() - begun).minusSeconds(1);
            if (socket.wire().isEndedWithin(left)) {
                ended.incrementAndGet();
            }
        });
        var stayed = let.get() - ended.get();
        target.finds(new Finding(
                "nearly all are let in, and the idlest make room",
                "%d of %d came in, %d made room".formatted(let.get(), sockets, ended.get()),
                let.get() >= sockets * 9 / 10 && ended.get() > 0));
        target.finds(Finding.that("those of whom there is room stay", stayed > 0));
    }

    private static WebSocketWire socket(Target target, int number) throws IOException {
        return target.socket(Source.ofMany(number), "/ws");
    }
}
