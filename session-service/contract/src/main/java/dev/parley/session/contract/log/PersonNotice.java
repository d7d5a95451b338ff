package dev.parley.session.contract.log;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.session.contract.conversation.ConversationKind;
import java.util.UUID;

/// What is announced to one person's connections alone, on [Channels#person].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "joined", value = PersonNotice.Joined.class),
    @JsonSubTypes.Type(name = "part", value = PersonNotice.PartMoved.class)
})
public sealed interface PersonNotice {
    /// The person takes part in a conversation from this change on.
    record Joined(UUID conversationId, ConversationKind kind, Change change) implements PersonNotice {}

    /// The person has pinned or archived, or the contrary.
    record PartMoved(Part part) implements PersonNotice {}
}
