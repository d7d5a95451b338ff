package dev.parley.session.contract.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of one's own conversations with their people and the newest message of each, in the order of their ids: an
/// order that nothing changes, so that page after page shows all of them. `last` continues, and is null on the last
/// page.
public record ConversationOverview(
        List<ConversationSnapshot> conversations, @Nullable UUID last) {
    /// Conversations of a page, however many are asked for. There are fewer where their people or messages are many.
    public static final int MAX_PAGE = 500;
}
