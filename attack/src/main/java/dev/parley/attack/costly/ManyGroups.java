package dev.parley.attack.costly;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.storm.Groups;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;

/// Somebody with many groups, who asks for the list of all of them over and over.
public record ManyGroups(int groups) implements Scenario {
    private static final int ONE_BY_ONE = 30;
    private static final int AT_ONCE = 40;
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofMillis(300);

    @Override
    public String name() {
        return "many-groups";
    }

    @Override
    public String sentence() {
        return "somebody in %d groups asks for GET /chats %d times at once".formatted(groups, AT_ONCE);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var token = target.tokenOf("collector");
        new Groups(target, token).created(groups);
        for (var path : new String[] {"/chats", "/api/messages/conversations"}) {
            var request = Bytes.request("GET", path, "Authorization: Bearer " + token, "Connection: close");
            var took = new ArrayList<Long>();
            for (var i = 0; i < ONE_BY_ONE; i++) {
                var begun = System.nanoTime();
                isAnswered(target, request);
                took.add((System.nanoTime() - begun) / 1_000_000);
            }
            Collections.sort(took);
            var longest = took.get(ONE_BY_ONE - 2);
            target.finds(new Finding(
                    "GET %s ≤ %d ms".formatted(path, MOST.toMillis()),
                    String.format(Locale.ROOT, "%d ms (median %d)", longest, took.get(ONE_BY_ONE / 2)),
                    longest <= MOST.toMillis()));
        }
        var request = Bytes.request("GET", "/chats", "Authorization: Bearer " + token, "Connection: close");
        target.attacks(AT_ONCE, TIME, _ -> isAnswered(target, request));
    }

    private static void isAnswered(Target target, String request) throws IOException {
        try (var wire = target.wire(Source.one())) {
            wire.waitsFor(TIME);
            wire.writes(request);
            if (!wire.head().contains(" 200") | !wire.isEndedWithin(TIME)) {
                throw new IOException("no answer");
            }
        }
    }
}
