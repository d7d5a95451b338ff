package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why an answer ended.
public enum FinishReason {
    /// The AI had said what it wanted to say.
    STOP,
    /// It was cut: by the AI's own bound, or by ours.
    LENGTH,
    /// It was withheld, or cut, by somebody who watches over what an AI says.
    CONTENT_FILTER,
    /// The AI wanted to use a tool.
    TOOL,
    /// A person had had enough.
    STOPPED,
    /// It broke off.
    ERROR;

    /// Whether what there is of the answer is not all of it, though nobody wanted it shorter.
    public boolean truncates() {
        return this == LENGTH || this == CONTENT_FILTER || this == ERROR;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Null, and one this version does not know, read as null: not known.
    @JsonCreator
    public static @Nullable FinishReason of(@Nullable String wire) {
        for (var reason : values()) {
            if (reason.wire().equals(wire)) {
                return reason;
            }
        }
        return null;
    }
}
