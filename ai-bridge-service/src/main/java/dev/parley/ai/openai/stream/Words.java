package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/// Finds what is said in the places where providers put it: a string, a list of parts, a part, a value in a part. What
/// the AI thinks is told apart from what it says.
record Words(String said, String thought) {
    private static final Set<String> THINKING = Set.of("reasoning", "thinking", "reasoning_text", "summary_text");

    static Words none() {
        return new Words("", "");
    }

    /// Of a `delta`, a `message`, or a choice that holds its `text` itself.
    static Words of(JsonNode holder) {
        var said = new StringBuilder();
        var thought = new StringBuilder();
        if (!collect(
                List.of(holder.path("reasoning_content"), holder.path("reasoning"), holder.path("thinking")),
                thought)) {
            holder.path("reasoning_details").forEach(detail -> text(detail, thought));
        }
        parts(holder.path("content"), said, thought);
        if (said.isEmpty()) {
            text(holder.path("text"), said);
        }
        text(holder.path("refusal"), said);
        return new Words(said.toString(), thought.toString());
    }

    boolean isEmpty() {
        return said.isEmpty() && thought.isEmpty();
    }

    /// Of several places that may say the same, the first that says anything.
    private static boolean collect(List<JsonNode> places, StringBuilder into) {
        for (var place : places) {
            text(place, into);
            if (!into.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static void parts(JsonNode content, StringBuilder said, StringBuilder thought) {
        if (content.isArray()) {
            content.forEach(part -> parts(part, said, thought));
        } else if (content.isObject()) {
            text(content, THINKING.contains(content.path("type").asText()) ? thought : said);
        } else {
            text(content, said);
        }
    }

    /// All the text of a node, wherever in it.
    private static void text(JsonNode node, StringBuilder into) {
        if (node.isTextual() || node.isNumber()) {
            into.append(node.asText());
        } else if (node.isArray()) {
            node.forEach(each -> text(each, into));
        } else if (node.isObject()) {
            for (var field : List.of("text", "value", "thinking", "reasoning", "summary", "refusal", "content")) {
                if (node.hasNonNull(field)) {
                    text(node.path(field), into);
                    return;
                }
            }
        }
    }
}
