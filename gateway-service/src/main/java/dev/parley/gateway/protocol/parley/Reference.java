package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.session.contract.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/// What it takes to answer a command: the client's own name for it (null: it wants no answer).
record Reference(@Nullable String ref) implements FrameReference {
    static final Reference NONE = new Reference(null);
    private static final int MAX = 64;

    static Reference of(JsonNode root) {
        var ref = root.path("ref");
        if (ref.isMissingNode() || ref.isNull()) {
            return NONE;
        }
        if (!ref.isTextual() || ref.textValue().length() > MAX || !WireJson.isWhole(ref.textValue())) {
            throw NONE.refused(ErrorCode.BAD_REQUEST, "ref must be text of " + MAX + " characters at most");
        }
        return new Reference(ref.textValue());
    }

    /// That the command cannot be read.
    InvalidFrame refused(ErrorCode code, String message) {
        return new InvalidFrame(Rejection.of(code, message), this);
    }
}
