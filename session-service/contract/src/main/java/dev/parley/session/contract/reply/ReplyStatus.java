package dev.parley.session.contract.reply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// `pending → streaming → completed | failed | stopped`; the last three are final.
public enum ReplyStatus {
    PENDING,
    STREAMING,
    COMPLETED,
    FAILED,
    STOPPED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ReplyStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
