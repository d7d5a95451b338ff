package dev.parley.stack.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;

/// One frame as it came, and when.
record Frame(JsonNode json, long nanos) {
    static final ObjectMapper JSON = new ObjectMapper();

    static Frame read(String text) {
        try {
            return new Frame(JSON.readTree(text), System.nanoTime());
        } catch (JsonProcessingException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    /// A frame to send: its type, then names and values in turn.
    static ObjectNode of(String type, Object... fields) {
        var frame = JSON.createObjectNode().put("type", type);
        for (var i = 0; i < fields.length; i += 2) {
            frame.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
        }
        return frame;
    }

    String type() {
        return json.path("type").asText();
    }

    /// The value at a path like `user.name`; fails when there is none.
    JsonNode at(String path) {
        var value = json.at("/" + path.replace('.', '/'));
        if (value.isMissingNode()) {
            throw new AssertionError("no " + path + " in " + json);
        }
        return value;
    }

    String text(String path) {
        return at(path).asText();
    }

    boolean has(String path) {
        return !json.at("/" + path.replace('.', '/')).isMissingNode();
    }

    Duration after(Frame earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }
}
