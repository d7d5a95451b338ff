package dev.parley.session.conversation;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The place in a list after which the next page begins. Its text is opaque to callers.
record Cursor(boolean pinned, Instant at, UUID id) {
    static Cursor behind(ConversationForUser last) {
        return new Cursor(last.pinned(), last.moved(), last.conversation().id);
    }

    /// Null for the first page.
    static @Nullable Cursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            return new Cursor(parts[0].equals("1"), Instant.parse(parts[1]), UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The cursor is none of ours");
        }
    }

    String text() {
        var plain = (pinned ? "1" : "0") + " " + at + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
