package dev.parley.session.contract.conversation;

/// What is to change; null leaves a field as it is.
public record ConversationPatch(
        String title, String description, Boolean pinned, Boolean archived, Visibility visibility) {
    public static ConversationPatch pin(boolean pinned) {
        return new ConversationPatch(null, null, pinned, null, null);
    }

    public static ConversationPatch archive(boolean archived) {
        return new ConversationPatch(null, null, null, archived, null);
    }

    public static ConversationPatch rename(String title) {
        return new ConversationPatch(title, null, null, null, null);
    }
}
