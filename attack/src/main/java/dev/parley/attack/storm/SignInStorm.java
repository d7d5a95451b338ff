package dev.parley.attack.storm;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Many people who come back at once, as after a cut cable, each from another address, and stay.
public record SignInStorm(int sockets) implements Scenario {
    private static final int PEOPLE = 20;
    private static final int AT_ONCE = 50;
    private static final int ATTEMPTS = 3;
    private static final Duration TIME = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "sign-in-storm";
    }

    @Override
    public String sentence() {
        return sockets + " sockets of people of 200 addresses sign in at once, and stay";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var tokens = new ArrayList<String>();
        for (var i = 0; i < PEOPLE; i++) {
            tokens.add(target.tokenOf("comer"));
        }
        var in = new AtomicInteger();
        var next = new AtomicInteger();
        target.attacks(AT_ONCE, TIME, _ -> {
            for (var number = next.getAndIncrement(); number < sockets; number = next.getAndIncrement()) {
                if (comesIn(target, number, tokens)) {
                    in.incrementAndGet();
                }
            }
        });
        target.finds(new Finding(
                "all signed in within " + TIME.toSeconds() + " s", in + " of " + sockets, in.get() == sockets));
    }

    private static boolean comesIn(Target target, int number, List<String> tokens) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                target.signedIn(Source.ofMany(number), tokens.get(number % tokens.size()));
                return true;
            } catch (IOException again) {
                target.lingers(Duration.ofMillis(500));
            }
        }
        return false;
    }
}
