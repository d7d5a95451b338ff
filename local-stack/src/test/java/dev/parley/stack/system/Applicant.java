package dev.parley.stack.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/// A client written from docs/dialects/documents.md alone: it shows the history, answers the last question, and comes
/// back when cut off.
final class Applicant implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StackUnderTest stack;
    private final String token;
    private final String template;
    private ChatClient socket;
    private String session;

    /// `template` null: the first words choose.
    Applicant(StackUnderTest stack, String token, String template) {
        this.stack = stack;
        this.token = token;
        this.template = template;
    }

    static String path(String token, String template) {
        return "/chat?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)
                + (template == null ? "" : "&templateId=" + template);
    }

    /// Connects, and hears how its session stands; the history, as `role: content`.
    List<String> connects(int gateway) {
        socket = ChatClient.connect(stack.address(gateway, path(token, template)), Map.of());
        var resumed = socket.hears("session_resumed", PATIENCE);
        session = resumed.text("sessionId");
        var history = StreamSupport.stream(resumed.at("history").spliterator(), false)
                .map(said ->
                        said.path("role").asText() + ": " + said.path("content").asText())
                .toList();
        return history;
    }

    String session() {
        return session;
    }

    ChatClient socket() {
        return socket;
    }

    String hearsQuestion() {
        return socket.hears("next_question", PATIENCE).text("question.text");
    }

    void says(String content) {
        socket.says("user_message", "content", content);
    }

    /// The next thing that is no error: a question, a reprompt, or the end.
    Frame hearsOutcome() {
        return socket.hears(
                "an outcome",
                PATIENCE,
                frame -> !frame.type().equals("error") && !frame.type().equals("session_resumed"));
    }

    /// Answers until the document is there; its id. `answers` gives the words for a question (its id and text).
    String completes(BiFunction<String, String, String> answers, List<String> questions) {
        for (var frame = hearsOutcome(); ; frame = hearsOutcome()) {
            switch (frame.type()) {
                case "next_question" -> {
                    questions.add(frame.text("question.id"));
                    says(answers.apply(frame.text("question.id"), frame.text("question.text")));
                }
                case "session_complete" -> {
                    return frame.text("documentId");
                }
                default -> throw new AssertionError("unexpected " + frame.json());
            }
        }
    }

    String completes(BiFunction<String, String, String> answers) {
        return completes(answers, new ArrayList<>());
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
