package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what went wrong in a chunk, wherever a server writes it: under `error` or `errors`, in the choice, or as the
/// chunk itself, where that is none of an answer.
final class Errors {
    /// How some say that nothing went wrong.
    private static final Set<String> NOTHING = Set.of(
            "", "0", "200", "null", "none", "nil", "false", "ok", "success", "succeeded", "no error", "{}", "[]");

    /// Of which a true value is good news.
    private static final Set<String> GOOD = Set.of("success", "ok");

    private Errors() {}

    /// Null: nothing did.
    static @Nullable JsonNode in(JsonNode chunk, JsonNode choice) {
        var named = named(chunk);
        if (named != null) {
            return named;
        }
        var ofChoice = named(choice);
        return ofChoice == null && isError(chunk) ? chunk : ofChoice;
    }

    private static @Nullable JsonNode named(JsonNode object) {
        var error = object.path("error");
        if (saysSomething(error)) {
            return error.isBoolean() || error.isNumber() ? object : error;
        }
        for (var each : object.path("errors")) {
            if (saysSomething(each)) {
                return each;
            }
        }
        return null;
    }

    /// Whether a value in it does: an error that is none may be there, and empty.
    private static boolean saysSomething(JsonNode error) {
        if (error.isObject()) {
            return error.properties().stream()
                    .anyMatch(field ->
                            !(GOOD.contains(field.getKey()) && field.getValue().isBoolean())
                                    && saysSomething(field.getValue()));
        }
        if (error.isArray()) {
            for (var each : error) {
                if (saysSomething(each)) {
                    return true;
                }
            }
            return false;
        }
        return !NOTHING.contains(error.asText().strip().toLowerCase(Locale.ROOT));
    }

    /// A chunk of an answer has choices or a usage.
    private static boolean isError(JsonNode chunk) {
        return !chunk.has("choices")
                && !chunk.has("usage")
                && (isWord(chunk.path("object"))
                        || isWord(chunk.path("type"))
                        || saysSomething(chunk.path("error_code")));
    }

    private static boolean isWord(JsonNode type) {
        return "error".equalsIgnoreCase(type.textValue());
    }
}
