package dev.parley.attack.forged;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Guests of one address who come anew for each few messages to the AI, and one who chooses an id.
public final class GreedyGuests implements Scenario {
    private static final int GUESTS = 20;
    private static final int MESSAGES = 10;
    private static final int MOST_STORED = 75;
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final String CHOSEN = "anon_" + "0".repeat(32);

    @Override
    public String name() {
        return "guests";
    }

    @Override
    public String sentence() {
        return "%d guests of one address ask the AI %d times each, and one chooses its own id"
                .formatted(GUESTS, MESSAGES);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("ANONYMOUS_POLICY", "guest", "DEV_CANISTER_WORD_DELAY", "0");
    }

    @Override
    public void strikes(Target target) throws Exception {
        var chooser = target.socket(Source.one(), "/ws");
        chooser.says(Frame.of("auth", "anonymous", true, "sessionId", CHOSEN, "session_id", CHOSEN));
        var answer = chooser.hears(frame -> frame.type().startsWith("auth_"));
        target.finds(Finding.that("a chosen id is not taken", !answer.toString().contains(CHOSEN)));
        var stored = new AtomicInteger();
        target.attacks(GUESTS, TIME, number -> {
            var guest = target.socket(Source.one(), "/ws");
            guest.says(Frame.of("auth", "anonymous", true));
            guest.hears(frame -> frame.type().equals("auth_success"));
            guest.says(Frame.of("create_thread", "title", "thread " + number));
            var made = guest.hears(frame ->
                    frame.type().equals("thread_created") || frame.type().equals("error"));
            if (made.type().equals("error")) {
                return;
            }
            for (var i = 0; i < MESSAGES; i++) {
                guest.says(Frame.of(
                        "send_message",
                        "thread_id",
                        made.at("thread").path("id").asText(),
                        "content",
                        "eval(input) " + i));
                if (guest.hears(frame -> frame.type().equals("message_sent")
                                || frame.type().equals("error"))
                        .type()
                        .equals("message_sent")) {
                    stored.incrementAndGet();
                }
            }
        });
        target.finds(Finding.atMost("messages to the AI, of one address", MOST_STORED, stored.get()));
    }
}
