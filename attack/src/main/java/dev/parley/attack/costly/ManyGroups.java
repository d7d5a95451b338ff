package dev.parley.attack.costly;

import com.fasterxml.jackson.databind.ObjectMapper;
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
///
/// @param p99 within which each list comes, asked for one after the other
public record ManyGroups(int groups, Duration p99) implements Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// A young process takes up to twice as long; told, but not measured.
    private static final int FIRST = 20;
    private static final int ONE_BY_ONE = 200;
    private static final int AT_ONCE = 40;
    private static final Duration TIME = Duration.ofSeconds(30);

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
        asks(target, token, "/chats", "chats");
        asks(target, token, "/api/messages/conversations", "conversations");
        var request = Bytes.request("GET", "/chats", "Authorization: Bearer " + token, "Connection: close");
        target.attacks(AT_ONCE, TIME, _ -> isAnswered(target, request));
    }

    private void asks(Target target, String token, String path, String list) throws IOException {
        var request = Bytes.request("GET", path, "Authorization: Bearer " + token, "Connection: close");
        var took = new ArrayList<Long>();
        var fewest = Integer.MAX_VALUE;
        for (var i = 0; i < FIRST + ONE_BY_ONE; i++) {
            var begun = System.nanoTime();
            var body = isAnswered(target, request);
            took.add((System.nanoTime() - begun) / 1_000_000);
            fewest = Math.min(fewest, JSON.readTree(body).path(list).size());
        }
        var first = Collections.max(took.subList(0, FIRST));
        var further = took.subList(FIRST, took.size()).stream().sorted().toList();
        var measured = further.get(ONE_BY_ONE * 99 / 100 - 1);
        target.finds(new Finding(
                "p99 of GET %s ≤ %d ms".formatted(path, p99.toMillis()),
                String.format(
                        Locale.ROOT,
                        "%d ms (median %d; of the first %d: %d)",
                        measured,
                        further.get(ONE_BY_ONE / 2),
                        FIRST,
                        first),
                measured <= p99.toMillis()));
        target.finds(new Finding(
                "GET %s lists all of %d".formatted(path, groups), Integer.toString(fewest), fewest == groups));
    }

    /// The body of the answer.
    private static byte[] isAnswered(Target target, String request) throws IOException {
        try (var wire = target.wire(Source.one())) {
            wire.waitsFor(TIME);
            wire.writes(request);
            var head = wire.head();
            if (!head.contains(" 200")) {
                throw new IOException("no answer");
            }
            var length = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .map(line -> line.substring("content-length:".length()).strip())
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElseThrow(() -> new IOException("an answer without a length"));
            var body = wire.reads(length);
            if (body.length < length) {
                throw new IOException("half an answer");
            }
            return body;
        }
    }
}
