package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether a message asks the AI: as its conversation's kind has it, yes, or no.
public enum AskAi {
    AUTO,
    ASK,
    NEVER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AskAi of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
