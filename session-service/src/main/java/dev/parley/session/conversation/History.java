package dev.parley.session.conversation;

import dev.parley.session.contract.message.MessageView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was said in a conversation, for whoever shows it whole. Within a transaction.
public interface History {
    /// Oldest first; `more`: there are others beyond them in the direction asked for.
    record Extract(List<MessageView> messages, boolean more) {}

    /// Up to the change `last`: the newest messages, or (`after` not null) the first ones after that change.
    Extract extract(UUID conversation, Long after, long last, int limit);

    /// The newest message of each of these conversations, where anything was said.
    Map<UUID, MessageView> newest(Collection<UUID> conversations);
}
