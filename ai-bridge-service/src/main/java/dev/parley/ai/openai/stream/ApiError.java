package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.provider.ProviderEvent.Failed;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an API says when it does not answer: its own code (may be empty), its words, and the field of the request they
/// are about (may be empty).
public record ApiError(String code, String text, String field) {
    private static final Pattern TOO_LONG = Pattern.compile(
            "context.?length|context.?window|maximum context|too many (input )?tokens|(prompt|input|request) is too (long|large)"
                    + "|string_above_max_length|exceeds? the (model|maximum|context)|payload.?too.?large");
    private static final Pattern NOT_ALLOWED = Pattern.compile(
            "content.?(filter|policy|management)|moderat|flagged|safety|responsible.?ai|policy.?violation|prohibited");
    /// Where the words lie deeper. FastAPI says `{"detail":[{"loc":["body","x"],"msg":"…"}]}`.
    private static final List<String> INNER = List.of("error", "errors", "detail", "details", "message");
    private static final List<String> WORDS = List.of("message", "detail", "error", "title", "msg", "text");

    static ApiError of(JsonNode error) {
        return error.isObject() ? ofObject(error) : new ApiError("", error.asText(), "");
    }

    private static ApiError ofObject(JsonNode error) {
        var inner = inner(error);
        var said = inner == null ? error : inner;
        var field = said.path("loc").isArray() ? said.path("loc").toString() : text(said, List.of("param", "field"));
        return new ApiError(text(said, List.of("code", "type", "status")), text(said, WORDS), field);
    }

    /// A validator's list of complaints, or an object with the words in it; null: there is none.
    private static JsonNode inner(JsonNode error) {
        for (var field : INNER) {
            var value = error.path(field);
            var first = value.isArray() ? value.path(0) : value;
            if (first.isObject() && !first.isEmpty()) {
                var deeper = inner(first);
                return deeper == null ? first : deeper;
            }
        }
        return null;
    }

    /// Of a whole body, whatever it is.
    public static ApiError ofBody(String body) {
        try {
            for (var value : ProviderJson.values(body)) {
                var object = value.isArray() ? value.path(0) : value;
                if (object.isObject()) {
                    return of(object);
                }
            }
        } catch (IOException noJson) {
            // Then it is a page, or a line.
        }
        return new ApiError("", body, "");
    }

    private static String text(JsonNode object, List<String> fields) {
        for (var field : fields) {
            var value = object.path(field);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return "";
    }

    /// Whether it is about a field of the request by that name.
    public boolean names(String name) {
        return text.contains(name) || code.contains(name) || field.contains(name);
    }

    /// What became of the one prompt it is about; null: it says nothing of the prompt.
    public Failed ofPrompt() {
        var all = (code + " " + text).toLowerCase(Locale.ROOT);
        if (TOO_LONG.matcher(all).find()) {
            return tooLong();
        }
        return NOT_ALLOWED.matcher(all).find() ? notAllowed() : null;
    }

    public static Failed tooLong() {
        return new Failed(ErrorCode.TOO_LARGE, "The conversation is too long for the AI", Duration.ZERO, true);
    }

    public static Failed notAllowed() {
        return new Failed(ErrorCode.FORBIDDEN, "AI service refused the message", Duration.ZERO, true);
    }
}
