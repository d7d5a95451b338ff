package dev.parley.attack.costly;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.soak.client.Frame;
import java.time.Duration;
import java.util.List;

/// Answers in a guided document as long as they may be, of what is dear to look at, without pause.
public record LongAnswers(int people, Duration time) implements Scenario {
    private static final int LONGEST = 10_000;
    private static final List<String> DEAR =
            List.of("\"", "\n", "a", "1", "@", "tomorrow ", "- ", "<b>", "\u0001", "é");

    @Override
    public String name() {
        return "long-answers";
    }

    @Override
    public String sentence() {
        return "%d people answer the questions of a document with %d characters, over and over"
                .formatted(people, LONGEST);
    }

    @Override
    public void strikes(Target target) throws Exception {
        target.attacks(people, time, number -> {
            var token = target.tokenOf("applicant");
            for (var round = number; ; round++) {
                try (var wire = target.wire(Source.one())) {
                    var socket = WebSocketWire.on(wire, "/chat?templateId=mutual-nda&token=" + token);
                    var dear = DEAR.get(round % DEAR.size());
                    var answer = dear.repeat(LONGEST / dear.length());
                    for (var i = 0; i < DEAR.size(); i++) {
                        wire.writes(Bytes.text(
                                Frame.of("user_message", "content", answer).toString()));
                        socket.hears(frame -> frame.has("question") || frame.has("message"));
                        target.struck();
                    }
                }
            }
        });
    }
}
