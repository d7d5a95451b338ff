package dev.parley.session.contract.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Every way in which Parley says no, between its services and on its wires (docs/protocol.md, "Errors").
public enum ErrorCode {
    BAD_REQUEST(400, false),
    UNKNOWN_TYPE(400, false),
    UNAUTHENTICATED(401, false),
    /// One may see it, but not change it.
    FORBIDDEN(403, false),
    /// Also for what one may not see.
    NOT_FOUND(404, false),
    CONFLICT(409, false),
    TOO_LARGE(413, false),
    RATE_LIMITED(429, true),
    AI_UNAVAILABLE(503, true),
    /// A part of Parley is away for the moment.
    UNAVAILABLE(503, true),
    /// Our own bug.
    INTERNAL(500, true);

    /// HTTP status.
    public final int status;

    /// Whether the same request may succeed later.
    public final boolean retryable;

    ErrorCode(int status, boolean retryable) {
        this.status = status;
        this.retryable = retryable;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A code this version does not know reads as [#INTERNAL], so that services of two versions can meet.
    @JsonCreator
    public static ErrorCode of(String wire) {
        for (var code : values()) {
            if (code.wire().equals(wire)) {
                return code;
            }
        }
        return INTERNAL;
    }
}
