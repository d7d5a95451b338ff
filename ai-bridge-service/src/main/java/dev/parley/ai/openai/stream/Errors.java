package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;

/// Finds what went wrong in a chunk, wherever a server writes it: under `error` or `errors`, in the choice, or as the
/// chunk itself, where that is none of an answer.
final class Errors {
    private Errors() {}

    /// Null: nothing did.
    static JsonNode in(JsonNode chunk, JsonNode choice) {
        var named = named(chunk);
        if (named != null) {
            return named;
        }
        var ofChoice = named(choice);
        return ofChoice == null && isError(chunk) ? chunk : ofChoice;
    }

    private static JsonNode named(JsonNode object) {
        var error = object.path("error");
        if (error.isObject() && !error.isEmpty()
                || error.isTextual() && !error.textValue().isBlank()) {
            return error;
        }
        if (error.isBoolean() && error.booleanValue() || error.isNumber() && error.intValue() != 0) {
            return object;
        }
        var errors = object.path("errors");
        return errors.isArray() && !errors.isEmpty() ? errors.path(0) : null;
    }

    /// A chunk of an answer has choices or a usage.
    private static boolean isError(JsonNode chunk) {
        return !chunk.has("choices")
                && !chunk.has("usage")
                && (isWord(chunk.path("object")) || isWord(chunk.path("type")) || isCode(chunk.path("error_code")));
    }

    /// Zero is how some say that nothing went wrong.
    private static boolean isCode(JsonNode code) {
        return code.isNumber()
                ? code.intValue() != 0
                : code.isTextual() && !code.textValue().matches("0?");
    }

    private static boolean isWord(JsonNode type) {
        return "error".equalsIgnoreCase(type.textValue());
    }
}
