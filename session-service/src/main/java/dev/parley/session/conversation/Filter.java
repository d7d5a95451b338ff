package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.StorableText;
import org.jspecify.annotations.Nullable;

/// Which conversations a list shows; `kind` and `title` (a part of it) are null for any.
record Filter(
        boolean archived, @Nullable String kind, @Nullable String title) {
    static final Filter ACTIVE = new Filter(false, null, null);

    /// As long as a client may say it; no title is longer than 255.
    private static final int LONGEST = 400;

    static Filter of(boolean archived, @Nullable String kind, @Nullable String title) {
        if (title != null && !StorableText.fits(title, LONGEST)) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST, "A part of a title has " + LONGEST + " characters at most");
        }
        return new Filter(archived, known(kind), title == null || title.isEmpty() ? null : title);
    }

    private static @Nullable String known(@Nullable String kind) {
        if (kind == null || kind.isEmpty()) {
            return null;
        }
        for (var known : ConversationKind.values()) {
            if (known.wire().equals(kind)) {
                return kind;
            }
        }
        throw new RequestRejected(ErrorCode.BAD_REQUEST, "There is no such kind of conversation");
    }

    /// For `like … escape '!'`.
    static String pattern(String title) {
        return "%" + title.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
