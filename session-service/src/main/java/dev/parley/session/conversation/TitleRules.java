package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.StorableText;
import org.jspecify.annotations.Nullable;

/// What titles and descriptions may be.
final class TitleRules {
    private static final int TITLE = 255;
    private static final int DESCRIPTION = 1000;
    private static final int KEY = 64;

    private TitleRules() {}

    static void check(@Nullable NewConversation wanted) {
        if (wanted == null || wanted.kind() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A conversation needs a kind");
        }
        if (wanted.title() != null) {
            title(wanted.title());
        }
        description(wanted.description());
        if (wanted.key() != null && (wanted.key().isEmpty() || !StorableText.fits(wanted.key(), KEY))) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A key has 1 to 64 characters");
        }
    }

    static void check(@Nullable ConversationPatch patch) {
        if (patch == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Nothing to change");
        }
        if (patch.title() != null) {
            title(patch.title());
        }
        description(patch.description());
    }

    private static void title(String title) {
        if (title.isBlank() || !StorableText.fits(title, TITLE)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A title has 1 to 255 characters");
        }
    }

    private static void description(@Nullable String description) {
        if (description != null && !StorableText.fits(description, DESCRIPTION)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A description has 1000 characters at most");
        }
    }
}
