package dev.parley.session.contract.conversation;

import org.jspecify.annotations.Nullable;

/// What is to change; null leaves a field as it is. With `expected`, only while the conversation still stands like that
/// for whoever changes it.
public record ConversationPatch(
        @Nullable String title,
        @Nullable String description,
        @Nullable Boolean pinned,
        @Nullable Boolean archived,
        @Nullable Visibility visibility,
        @Nullable ConversationVersion expected) {
    public ConversationPatch(
            @Nullable String title,
            @Nullable String description,
            @Nullable Boolean pinned,
            @Nullable Boolean archived,
            @Nullable Visibility visibility) {
        this(title, description, pinned, archived, visibility, null);
    }

    public static ConversationPatch pin(boolean pinned) {
        return new ConversationPatch(null, null, pinned, null, null);
    }

    public static ConversationPatch archive(boolean archived) {
        return new ConversationPatch(null, null, null, archived, null);
    }

    public static ConversationPatch rename(String title) {
        return new ConversationPatch(title, null, null, null, null);
    }

    /// The same, but only then; null: in any case.
    public ConversationPatch onlyIf(@Nullable ConversationVersion version) {
        return new ConversationPatch(title, description, pinned, archived, visibility, version);
    }

    /// Whether it concerns all who take part, and not only the person's own pin and archive.
    public boolean describes() {
        return title != null || description != null || visibility != null;
    }
}
