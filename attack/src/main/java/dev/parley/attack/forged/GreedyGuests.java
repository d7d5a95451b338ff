package dev.parley.attack.forged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Guests of one address who come anew for each few messages to the AI, conversations and documents, and one who
/// chooses an id.
public final class GreedyGuests implements Scenario {
    private static final int GUESTS = 20;
    private static final int MESSAGES = 10;
    private static final int MOST_STORED = 75;
    private static final int CONVERSATIONS = 50;
    private static final int MOST_CONVERSATIONS = 420;
    private static final int DOCUMENTS = 10;
    /// What comes back of the quota while the messages and then the documents are tried.
    private static final int MOST_DOCUMENTS = 50;

    private static final String TEMPLATE = "mutual-nda";
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final String CHOSEN = "anon_" + "0".repeat(32);

    @Override
    public String name() {
        return "guests";
    }

    @Override
    public String sentence() {
        return "%d guests of one address ask the AI %d times, begin %d conversations and %d documents each"
                .formatted(GUESTS, MESSAGES, CONVERSATIONS, DOCUMENTS);
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
        begin(target);
    }

    private static void begin(Target target) throws InterruptedException {
        var conversations = new AtomicInteger();
        var documents = new AtomicInteger();
        target.attacks(GUESTS, TIME, _ -> {
            var guest = WebSocketWire.on(target.wire(Source.one()), "/parley", "Sec-WebSocket-Protocol: parley.v1");
            guest.asks(Frame.of("connect", "ref", "c", "client", Map.of("name", "attack", "version", "1")));
            for (var i = 0; i < CONVERSATIONS; i++) {
                tries(guest, Frame.of("conversation.create", "ref", "g" + i, "kind", "ai"), conversations);
            }
            for (var i = 0; i < DOCUMENTS; i++) {
                tries(guest, Frame.of("document.start", "ref", "d" + i, "template_id", TEMPLATE), documents);
            }
        });
        target.finds(Finding.atMost("conversations, of one address", MOST_CONVERSATIONS, conversations.get()));
        target.finds(Finding.atMost("documents begun, of one address", MOST_DOCUMENTS, documents.get()));
    }

    private static void tries(WebSocketWire guest, ObjectNode command, AtomicInteger done) throws IOException {
        guest.says(command);
        var ref = command.path("ref").asText();
        var answer = guest.hears(frame -> frame.json().path("ref").asText("").equals(ref));
        if (answer.type().equals("ok")) {
            done.incrementAndGet();
        }
    }
}
