package dev.parley.session.message;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.conversation.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A part of what was said, for whoever shows a conversation whole.
@ApplicationScoped
class ConversationHistory implements History {
    private final MessageRepository messages;
    private final Views views;
    private final Pages pages;

    ConversationHistory(MessageRepository messages, Views views, Pages pages) {
        this.messages = messages;
        this.views = views;
        this.pages = pages;
    }

    @Override
    public Map<UUID, MessageView> newest(Collection<UUID> conversations) {
        return views.of(messages.newest(conversations)).stream()
                .collect(Collectors.toMap(MessageView::conversationId, Function.identity()));
    }

    @Override
    public Extract extract(UUID conversation, Long after, long last, int limit) {
        var page = after == null
                ? pages.before(conversation, last + 1, limit)
                : pages.after(conversation, after, last, limit);
        return new Extract(page.messages(), page.more());
    }
}
