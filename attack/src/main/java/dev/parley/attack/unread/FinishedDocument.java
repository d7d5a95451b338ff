package dev.parley.attack.unread;

import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.soak.client.Frame;
import java.io.IOException;

/// A document that somebody has been led through, each answer as long as it may reasonably be.
final class FinishedDocument {
    private static final int MOST_QUESTIONS = 40;

    private FinishedDocument() {}

    /// Its id.
    static String of(Target target, String token) throws IOException {
        var socket = WebSocketWire.on(target.wire(Source.one()), "/chat?templateId=mutual-nda&token=" + token);
        for (var i = 0; i < MOST_QUESTIONS; i++) {
            var said = socket.hears(frame -> frame.has("question") || frame.has("documentId") || frame.has("message"));
            if (said.has("documentId")) {
                return said.text("documentId");
            }
            if (!said.has("question")) {
                throw new IOException("no document: " + said);
            }
            socket.says(Frame.of(
                    "user_message",
                    "content",
                    answer(said.at("question").path("id").asText())));
        }
        throw new IOException("no document after " + MOST_QUESTIONS + " questions");
    }

    private static String answer(String question) {
        return switch (question) {
            case "companies" -> "neither";
            case "first_email", "second_email" -> "it is jane@example.org";
            case "effective_date" -> "next Friday";
            case "term_months" -> "two dozen";
            case "governing_law" -> "Ireland";
            case "liquidated_damages" -> "no thanks";
            case "excluded_information", "optional_clauses" -> "skip";
            case "purpose" -> "to find out whether we want to work together";
            default -> "Zoe Quinn";
        };
    }
}
