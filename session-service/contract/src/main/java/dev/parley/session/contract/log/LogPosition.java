package dev.parley.session.contract.log;

import dev.parley.session.contract.conversation.ConversationKind;
import java.util.UUID;

/// Where a conversation's log stands, for one of its people. A person who has just ceased to be one is told too.
public record LogPosition(UUID conversationId, UUID personId, long seq, ConversationKind kind) {}
