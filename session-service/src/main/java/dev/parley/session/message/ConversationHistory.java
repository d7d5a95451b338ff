package dev.parley.session.message;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.conversation.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A part of what was said, for whoever shows a conversation whole.
@ApplicationScoped
class ConversationHistory implements History {
    private final MessageRepository messages;
    private final Views views;

    ConversationHistory(MessageRepository messages, Views views) {
        this.messages = messages;
        this.views = views;
    }

    @Override
    public Map<UUID, MessageView> newest(Collection<UUID> conversations) {
        return views.of(messages.newest(conversations)).stream()
                .collect(Collectors.toMap(MessageView::conversationId, Function.identity()));
    }

    @Override
    public Extract extract(UUID conversation, Long after, long last, int limit) {
        var found = after == null
                ? messages.before(conversation, last + 1, limit + 1)
                : messages.between(conversation, after, last, limit + 1);
        var more = found.size() > limit;
        if (!more) {
            return new Extract(views.of(found), false);
        }
        List<Message> kept = after == null ? found.subList(1, found.size()) : found.subList(0, limit);
        return new Extract(views.of(kept), true);
    }
}
