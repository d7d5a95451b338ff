package dev.parley.session.message;

import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessagesApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// History. A page never goes beyond the `seq` it tells, so that page and later events together are exact.
class MessagesResource implements MessagesApi {
    private static final int MOST = 500;
    private static final int FARTHEST = 1_000_000_000;

    private final ActorTransactions actorTransactions;
    private final Conversations conversations;
    private final Pages pages;
    private final Caller caller;

    MessagesResource(ActorTransactions actorTransactions, Conversations conversations, Pages pages, Caller caller) {
        this.caller = caller;
        this.actorTransactions = actorTransactions;
        this.conversations = conversations;
        this.pages = pages;
    }

    @Override
    public MessagePage page(
            UUID conversation, @Nullable Long before, @Nullable Long after, @Nullable Integer from, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The limit is between 1 and " + MOST);
        }
        if (from != null && from < 0) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The first message is number 0");
        }
        return actorTransactions.asCallerAtOneMoment(() -> {
            var standing = conversations
                    .standing(conversation)
                    .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation"));
            var last = standing.seq();
            var page = after != null
                    ? pages.after(conversation, after, last, limit)
                    : from != null
                            ? pages.from(conversation, Math.min(from, FARTHEST), last, limit)
                            : pages.before(conversation, before == null ? last + 1 : Math.min(before, last + 1), limit);
            return new MessagePage(
                    page.messages(),
                    standing.messageCount(),
                    standing.seq(),
                    page.more(),
                    conversations.formerAuthors(conversation, caller.person(), page.messages()));
        });
    }
}
