package dev.parley.session.contract.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question as it is asked. `text` is all of it where there are words only; `prompt` is the question itself where a
/// client shows the rest in its own way. What a type does not have is null. `value` is an answer given before.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AskedQuestion(
        String id,
        String text,
        String prompt,
        @Nullable String help,
        String type,
        @Nullable Boolean required,
        @Nullable List<Option> choices,
        @Nullable String currency,
        @Nullable JsonNode value,
        @Nullable List<Answered> summary) {
    /// What is asked at the end, where somebody wants to look at everything once more.
    public static final String REVIEW = "review";

    public record Option(String value, String label) {}

    /// One answer as people read it; `questionId` can be revised.
    public record Answered(String questionId, String label, String text) {}

    AskedQuestion worded(String newPrompt, String newText) {
        return new AskedQuestion(id, newText, newPrompt, help, type, required, choices, currency, value, summary);
    }

    /// A question that has nothing but words.
    public static AskedQuestion words(String id, String text) {
        return new AskedQuestion(id, text, text, null, "text", true, null, null, null, null);
    }
}
