package dev.parley.attack.costly;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Searches that cost: of many words, in quotes, negated, in long texts, on many sockets at once.
public final class CostlySearch implements Scenario {
    private static final int WORDS = 1_400;
    private static final int SOCKETS = 10;
    private static final Duration TIME = Duration.ofSeconds(12);

    private final int texts;
    private String token;

    public CostlySearch(int texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "costly-search";
    }

    @Override
    public String sentence() {
        return "%d sockets of one person search %d long texts without pause".formatted(SOCKETS, texts);
    }

    @Override
    public void prepares(Target target) throws Exception {
        token = target.tokenOf("searcher");
        var random = new Random(target.seed());
        var socket = target.signedIn(Source.one(), token);
        var id = socket.asks(Frame.of(
                        "conversation.create", "ref", "c", "kind", "group", "title", "t", "participants", List.of()))
                .at("conversation")
                .path("id")
                .asText();
        for (var i = 0; i < texts; i++) {
            socket.asks(Frame.of(
                    "message.send",
                    "ref",
                    "m" + i,
                    "conversation_id",
                    id,
                    "key",
                    "m" + i,
                    "content",
                    words(random, WORDS, " "),
                    "ai",
                    "never"));
        }
    }

    @Override
    public void strikes(Target target) throws Exception {
        target.attacks(SOCKETS, TIME, number -> {
            var random = new Random(target.seed() + number);
            var socket = target.signedIn(Source.one(), token);
            for (var i = 0; ; i++) {
                var query = switch (i % 4) {
                    case 0 -> words(random, 100, " ");
                    case 1 -> words(random, 100, " or ");
                    case 2 -> "\"" + words(random, 50, " ") + "\"";
                    default -> "-" + words(random, 60, " -");
                };
                socket.says(Frame.of("message.search", "ref", "s" + i, "query", query, "limit", 100));
                socket.hears(frame -> frame.has("ref"));
                target.struck();
            }
        });
    }

    private static String words(Random random, int count, String between) {
        return random.ints(count, 0, 400)
                .mapToObj(word -> "w" + Integer.toString(word * 7919, 36))
                .collect(Collectors.joining(between));
    }
}
