package dev.parley.session.conversation;

import dev.parley.session.contract.message.MessageView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was said in a conversation, for whoever shows it whole. Within a transaction.
public interface History {
    /// Oldest first; `more`: there are others beyond them in the direction asked for.
    record Extract(List<MessageView> messages, boolean more) {}

    /// Up to the change `last`: the newest messages, or (`after` not null) the first ones after that change.
    Extract extract(UUID conversation, @Nullable Long after, long last, int limit);

    /// Of so many conversations, the first ones asked for, the newest message of each where anything was said.
    record Newest(int conversations, Map<UUID, MessageView> messages) {}

    /// Of as many of these conversations as fit into one answer, of one at least.
    Newest newest(List<UUID> conversations);
}
