package dev.parley.gateway.rest.aisdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;

/// Fields of a body, refused by their names where they are not as they have to be.
final class Body {
    private Body() {}

    /// Null where it is missing.
    static String text(JsonNode in, String name, int most) {
        var node = in.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw no(name + " must be text");
        }
        var text = node.textValue();
        if (text.isBlank() || text.length() > most) {
            throw no(name + " has 1 to " + most + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw no(name + " must not contain the character NUL");
        }
        return text;
    }

    static String required(JsonNode in, String name, int most) {
        var text = text(in, name, most);
        if (text == null) {
            throw no(name + " is required");
        }
        return text;
    }

    static JsonNode list(JsonNode in, String name) {
        var node = in.path(name);
        if (!node.isArray()) {
            throw no(name + " must be a list");
        }
        return node;
    }

    static RequestRejected no(String detail) {
        return new RequestRejected(ErrorCode.BAD_REQUEST, detail);
    }
}
