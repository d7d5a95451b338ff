package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.provider.ProviderEvent.Failed;
import dev.parley.service.json.LenientJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an API says when it does not answer: its own codes (may be empty), its words, the field of the request they
/// are about (may be empty), and all that it says, by which it is told whose trouble it is.
public record ApiError(String code, String text, String field, String all) {
    /// What is said besides of an error, often for machines alone.
    private static final String DETAILS = "details";
    /// Where the words lie deeper. FastAPI says `{"detail":[{"loc":["body","x"],"msg":"…"}]}`.
    private static final List<String> INNER = List.of("error", "errors", "detail", DETAILS, "message");
    private static final List<String> WORDS =
            List.of("message", "detail", "error", "title", "msg", "text", "error_msg", "Message", "description");
    private static final List<String> CODES =
            List.of("code", "type", "status", "error_code", "error_type", "reason", "__type");
    private static final List<String> FIELDS = List.of("param", "field");
    /// Gateways that pass on another's error, and the other's errors in it.
    private static final int MAX_DEPTH = 8;

    /// An error that is nothing but a text. A page has words of all kinds.
    private static ApiError ofText(String text) {
        return new ApiError("", text, "", text.stripLeading().startsWith("<") ? "" : text);
    }

    static ApiError of(JsonNode error) {
        var first = error.isArray() ? error.path(0) : error;
        return first.isObject() ? ofObject(first, 0) : ofText(first.asText());
    }

    private static ApiError ofObject(JsonNode error, int depth) {
        var code = "";
        var text = "";
        var field = "";
        var all = new LinkedHashSet<String>();
        // From the outside in: what lies deeper is closer to the trouble, and what it leaves out is said further out.
        for (var each : chain(error, depth)) {
            var codes = texts(each, CODES);
            code = codes.isEmpty() ? code : String.join(" ", new LinkedHashSet<>(codes));
            var words = texts(each, WORDS);
            text = words.isEmpty() ? text : words.getFirst();
            var loc = each.path("loc").isArray() ? List.of(each.path("loc").toString()) : texts(each, FIELDS);
            field = loc.isEmpty() ? field : loc.getFirst();
            all.addAll(codes);
            all.addAll(words);
        }
        var raw = depth < MAX_DEPTH ? raw(error, depth) : null;
        if (raw != null) {
            all.add(raw.all);
            return new ApiError(
                    raw.code.isEmpty() ? code : raw.code,
                    raw.text,
                    raw.field.isEmpty() ? field : raw.field,
                    String.join(" ", all));
        }
        return new ApiError(code, text, field, String.join(" ", all));
    }

    /// The object, and those in it that say something, each within the one before.
    private static List<JsonNode> chain(JsonNode error, int depth) {
        var chain = new ArrayList<JsonNode>();
        for (var each = error; each != null && chain.size() + depth < MAX_DEPTH; each = inner(each)) {
            chain.add(each);
        }
        return chain;
    }

    /// A validator's list of complaints, or an object with the words or the code in it; null: there is none.
    private static @Nullable JsonNode inner(JsonNode error) {
        for (var field : INNER) {
            var value = error.path(field);
            for (var each : value.isArray() ? value : List.of(value)) {
                if (each.isObject() && (hasWords(each) || !field.equals(DETAILS) && hasCode(each))) {
                    return each;
                }
            }
        }
        return null;
    }

    private static boolean hasCode(JsonNode object) {
        return !texts(object, CODES).isEmpty();
    }

    private static boolean hasWords(JsonNode object) {
        return !texts(object, WORDS).isEmpty() || inner(object) != null;
    }

    /// What somebody further on has said, as a text: `error.metadata.raw` of those who ask others for us; null:
    /// nothing.
    private static @Nullable ApiError raw(JsonNode error, int depth) {
        for (var each : chain(error, depth)) {
            var raw = each.path("metadata").path("raw");
            var said = raw.isObject() ? ofObject(raw, depth + 1) : ofBody(raw.asText(), depth + 1);
            if (!said.text.isBlank()) {
                return said;
            }
        }
        return null;
    }

    /// Of a whole body, whatever it is.
    public static ApiError ofBody(String body) {
        return ofBody(body, 0);
    }

    private static ApiError ofBody(String body, int depth) {
        try {
            for (var value : LenientJson.values(body)) {
                var object = value.isArray() ? value.path(0) : value;
                if (object.isObject()) {
                    return ofObject(object, depth);
                }
            }
        } catch (IOException noJson) {
            // Then it is a page, or a line.
        }
        return ofText(body);
    }

    /// Those of the fields that hold a text, or a list that begins with one.
    private static List<String> texts(JsonNode object, List<String> fields) {
        var texts = new ArrayList<String>();
        for (var field : fields) {
            var value = object.path(field).isArray() ? object.path(field).path(0) : object.path(field);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                texts.add(value.asText());
            }
        }
        return texts;
    }

    /// Whether it is about a field of the request by that name.
    public boolean names(String name) {
        return all.contains(name) || text.contains(name) || field.contains(name);
    }

    /// What became of the one prompt it is about; null: it says nothing of the prompt.
    public @Nullable Failed ofPrompt() {
        return PromptErrors.in(all);
    }
}
