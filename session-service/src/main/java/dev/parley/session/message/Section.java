package dev.parley.session.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which messages of a conversation are asked for: those after a change, or from a place on, or the newest before a
/// change; all three null: the newest of all.
record Section(
        UUID conversation,
        @Nullable Long before,
        @Nullable Long after,
        @Nullable Integer from,
        int limit) {
    private static final int FARTHEST = 1_000_000_000;

    /// Of a log that goes to `last`.
    Pages.Page of(Pages pages, long last) {
        if (after != null) {
            return pages.after(conversation, after, last, limit);
        }
        if (from != null) {
            return pages.from(conversation, Math.min(from, FARTHEST), last, limit);
        }
        return pages.before(conversation, before == null ? last + 1 : Math.min(before, last + 1), limit);
    }
}
