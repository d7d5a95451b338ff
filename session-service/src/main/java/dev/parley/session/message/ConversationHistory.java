package dev.parley.session.message;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.conversation.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A part of what was said, for whoever shows a conversation whole.
@ApplicationScoped
class ConversationHistory implements History {
    private final MessageRepository messages;
    private final MessageViews messageViews;
    private final Pages pages;

    ConversationHistory(MessageRepository messages, MessageViews messageViews, Pages pages) {
        this.messages = messages;
        this.messageViews = messageViews;
        this.pages = pages;
    }

    @Override
    public Newest newest(List<UUID> conversations) {
        var newest = messageViews.of(messages.newest(conversations)).stream()
                .collect(Collectors.toMap(MessageView::conversationId, Function.identity()));
        var fitting = pages.fitting(conversations, id -> newest.containsKey(id) ? JsonSize.of(newest.get(id)) : 0);
        return new Newest(fitting, newest);
    }

    @Override
    public Extract extract(UUID conversation, @Nullable Long after, long last, int limit) {
        var page = after == null
                ? pages.before(conversation, last + 1, limit)
                : pages.after(conversation, after, last, limit);
        return new Extract(page.messages(), page.more());
    }
}
