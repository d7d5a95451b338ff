package dev.parley.session.contract.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of conversations, pinned first, then the newest `lastMessageAt` (or `createdAt` where nothing was said).
/// `total` counts all that match; `cursor` continues, and is null on the last page.
public record ConversationPage(
        List<ConversationView> conversations,
        long total,
        @Nullable String cursor) {}
