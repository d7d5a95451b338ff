package dev.parley.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import org.jspecify.annotations.Nullable;

/// The fields of a body, or of an object in it: refused by their names where they are not as they have to be.
public record BodyFields(JsonNode root) {
    /// @throws RequestRejected when it is not one JSON object
    public static BodyFields of(byte @Nullable [] utf8) {
        return new BodyFields(ParleyForm.fields(utf8));
    }

    /// Null where it is missing.
    public @Nullable String text(String name) {
        return isMissing(name) ? null : text(root.path(name), name);
    }

    /// The same where it is not blank, nor longer than that.
    public @Nullable String text(String name, int most) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        if (text.isBlank() || text.length() > most) {
            throw no(name + " has 1 to " + most + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw no(name + " must not contain the character NUL");
        }
        return text;
    }

    public String required(String name, int most) {
        var text = text(name, most);
        if (text == null) {
            throw no(name + " is required");
        }
        return text;
    }

    public JsonNode list(String name) {
        var node = root.path(name);
        if (!node.isArray()) {
            throw no(name + " must be a list");
        }
        return node;
    }

    /// False where it is missing.
    public boolean flag(String name) {
        var node = root.path(name);
        if (!isMissing(name) && !node.isBoolean()) {
            throw no(name + " must be true or false");
        }
        return node.booleanValue();
    }

    private boolean isMissing(String name) {
        return !root.hasNonNull(name);
    }

    /// The text that a value has to be.
    public static String text(JsonNode node, String name) {
        if (!node.isTextual()) {
            throw no(name + " must be text");
        }
        return node.textValue();
    }

    public static RequestRejected no(String detail) {
        return new RequestRejected(ErrorCode.BAD_REQUEST, detail);
    }
}
