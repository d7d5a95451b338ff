package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Who speaks: a person or the AI.
public enum MessageRole {
    USER,
    ASSISTANT;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static MessageRole of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
