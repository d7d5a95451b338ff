package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Somebody answers until there is a document, and takes it in every form; a few times, as rendering is warmed by it
/// alone.
final class DocumentsScene implements Scene {
    private static final String TEMPLATE = "mutual-nda";
    private static final int DOCUMENTS = 5;
    private static final int MOST_TURNS = 60;
    private static final List<String> FORMS = List.of("md", "html", "pdf", "word");
    private static final Map<String, String> WORDS = Map.of(
            "companies", "neither",
            "first_email", "first.party@example.org",
            "second_email", "second.party@example.org",
            "effective_date", "next Friday",
            "term_months", "24",
            "excluded_information", "skip",
            "optional_clauses", "skip",
            "governing_law", "Ireland",
            "liquidated_damages", "no");

    @Override
    public void play(Stage stage) throws Exception {
        for (var number = 0; number < stage.times(DOCUMENTS); number++) {
            var person = "party-" + number;
            var document = answers(stage, person);
            for (var form : FORMS) {
                stage.get(person, "/documents/" + document + "/export?format=" + form);
            }
        }
    }

    /// @return the id of the document
    private static String answers(Stage stage, String person) throws Exception {
        try (var voice = stage.voice("/chat" + stage.queryOf(person) + "&templateId=" + TEMPLATE)) {
            for (var turn = 0; turn < MOST_TURNS; turn++) {
                var heard = voice.hears("question", DocumentsScene::goesOn);
                switch (heard.getString("type")) {
                    case "next_question" -> {
                        var question = heard.getJsonObject("question").getString("id");
                        voice.says("user_message", new JsonObject().put("content", wordsTo(question)));
                    }
                    case "session_complete" -> {
                        return heard.getString("documentId");
                    }
                    default -> throw new IOException("an answer was not understood: " + heard.getString("message"));
                }
            }
            throw new IOException("too many questions");
        }
    }

    private static boolean goesOn(JsonObject frame) {
        return !frame.getString("type").equals("session_resumed");
    }

    private static String wordsTo(String question) {
        return WORDS.getOrDefault(question, "As agreed between the two sides");
    }
}
