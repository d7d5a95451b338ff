package dev.parley.session.contract.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Who takes part: one person and the AI, two people, or a group.
public enum ConversationKind {
    AI,
    DIRECT,
    GROUP;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ConversationKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
