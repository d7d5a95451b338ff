package dev.parley.attack.labels;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import java.time.Duration;

/// Methods that there are not, each another one.
public record InventedMethods(int methods) implements Scenario {
    private static final int CONNECTIONS = 4;
    private static final int LONG_METHODS = 500;
    private static final int LONG = 3_900;
    private static final Duration TIME = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "invented-methods";
    }

    @Override
    public String sentence() {
        return "%d connections make %d requests, each with a method of its own"
                .formatted(CONNECTIONS, methods + LONG_METHODS);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var all = target.attacks(CONNECTIONS, TIME, number -> {
            var requests = new Requests(target);
            for (var i = 0; i < methods; i++) {
                requests.answered(Bytes.request("M" + number + "x" + i, "/"));
            }
            for (var i = 0; i < LONG_METHODS; i++) {
                requests.answered(Bytes.request("M" + number + "x" + i + "y".repeat(LONG), "/"));
            }
        });
        target.finds(Finding.that("every request is made in time", all == CONNECTIONS));
    }
}
