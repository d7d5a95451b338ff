package dev.parley.session.message;

import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessagesApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.identity.Acting;
import java.util.List;
import java.util.UUID;

/// History. A page never goes beyond the `seq` it tells, so that page and later events together are exact.
class MessagesResource implements MessagesApi {
    private static final int MOST = 500;
    private static final int FARTHEST = 1_000_000_000;

    private final Acting acting;
    private final Conversations conversations;
    private final MessageRepository messages;
    private final Views views;

    MessagesResource(Acting acting, Conversations conversations, MessageRepository messages, Views views) {
        this.acting = acting;
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
    }

    @Override
    public MessagePage page(UUID conversation, Long before, Long after, Integer from, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(ErrorCode.BAD_REQUEST, "The limit is between 1 and " + MOST);
        }
        if (from != null && from < 0) {
            throw new Refused(ErrorCode.BAD_REQUEST, "The first message is number 0");
        }
        return acting.asCallerAtOneMoment(() -> {
            var standing = conversations
                    .standing(conversation)
                    .orElseThrow(() -> new Refused(ErrorCode.NOT_FOUND, "No such conversation"));
            var last = standing.seq();
            if (after != null) {
                return forward(messages.between(conversation, after, last, limit + 1), limit, standing);
            }
            if (from != null) {
                return forward(messages.from(conversation, Math.min(from, FARTHEST), last, limit + 1), limit, standing);
            }
            var end = before == null ? last + 1 : Math.min(before, last + 1);
            return backward(messages.before(conversation, end, limit + 1), limit, standing);
        });
    }

    private MessagePage forward(List<Message> found, int limit, Conversations.Standing standing) {
        var more = found.size() > limit;
        return page(more ? found.subList(0, limit) : found, more, standing);
    }

    private MessagePage backward(List<Message> found, int limit, Conversations.Standing standing) {
        var more = found.size() > limit;
        return page(more ? found.subList(1, found.size()) : found, more, standing);
    }

    private MessagePage page(List<Message> found, boolean more, Conversations.Standing standing) {
        return new MessagePage(views.of(found), standing.messageCount(), standing.seq(), more);
    }
}
