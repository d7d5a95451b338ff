package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.log.Change;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a creation is answered with; `change` is null and `people` empty when the conversation was there already.
/// `silenced`: it is of two, and one has blocked the other.
record Created(ConversationView view, @Nullable Change change, List<UUID> people, boolean silenced) {}
