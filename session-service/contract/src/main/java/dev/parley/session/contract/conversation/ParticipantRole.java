package dev.parley.session.contract.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a participant may do: an owner changes and deletes the conversation and decides who takes part in it.
public enum ParticipantRole {
    OWNER,
    MEMBER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ParticipantRole of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
