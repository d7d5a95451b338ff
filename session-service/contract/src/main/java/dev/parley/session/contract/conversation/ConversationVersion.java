package dev.parley.session.contract.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How a conversation stands for one person: another after each durable change of it, and after that person has pinned
/// or archived it. As text: `12`, `12p`, `12pa`.
public record ConversationVersion(long seq, boolean pinned, boolean archived) {
    private static final String PINNED = "p";
    private static final String ARCHIVED = "a";

    public static ConversationVersion of(ConversationView view) {
        return new ConversationVersion(view.seq(), view.pinned(), view.archived());
    }

    /// @throws IllegalArgumentException when it is none
    @JsonCreator
    public static ConversationVersion fromString(String text) {
        var archived = text.endsWith(ARCHIVED);
        var rest = archived ? text.substring(0, text.length() - 1) : text;
        var pinned = rest.endsWith(PINNED);
        return new ConversationVersion(
                Long.parseLong(pinned ? rest.substring(0, rest.length() - 1) : rest), pinned, archived);
    }

    @JsonValue
    @Override
    public String toString() {
        return seq + (pinned ? PINNED : "") + (archived ? ARCHIVED : "");
    }
}
