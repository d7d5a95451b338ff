package dev.parley.session.message;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The hit after which the next page begins. Its text is opaque to callers.
record SearchCursor(float rank, UUID id) {
    /// Null for the first page.
    static @Nullable SearchCursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new SearchCursor(Float.parseFloat(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The cursor is none of ours");
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((rank + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
