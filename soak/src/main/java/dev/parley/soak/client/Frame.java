package dev.parley.soak.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/// One frame as it came from the server.
public record Frame(JsonNode json) {
    public static final ObjectMapper JSON = new ObjectMapper();

    public static Frame read(String text) {
        try {
            return new Frame(JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    /// A frame to send: its type, then names and values in turn; a null value leaves its name out.
    public static ObjectNode of(String type, Object... fields) {
        var frame = JSON.createObjectNode().put("type", type);
        for (var i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] != null) {
                frame.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
            }
        }
        return frame;
    }

    public String type() {
        return json.path("type").asText();
    }

    public JsonNode at(String name) {
        var value = json.path(name);
        if (value.isMissingNode()) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return value;
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public String text(String name) {
        return at(name).asText();
    }

    public long number(String name) {
        return at(name).asLong();
    }

    /// Which conversation it is about; empty where it is about none.
    public String conversation() {
        return json.path("conversation_id").asText("");
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
