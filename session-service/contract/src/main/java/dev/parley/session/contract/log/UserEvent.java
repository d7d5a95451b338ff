package dev.parley.session.contract.log;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.document.DocumentSessionView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is announced to one person's connections alone, on [Channels#person].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "joined", value = UserEvent.Joined.class),
    @JsonSubTypes.Type(name = "part", value = UserEvent.PartMoved.class),
    @JsonSubTypes.Type(name = "document_held", value = UserEvent.DocumentHeld.class),
    @JsonSubTypes.Type(name = "document_turned", value = UserEvent.DocumentTurned.class),
    @JsonSubTypes.Type(name = "notified", value = UserEvent.Notified.class),
    @JsonSubTypes.Type(name = "silenced", value = UserEvent.Silenced.class)
})
public sealed interface UserEvent {
    /// The person takes part in a conversation from this change on.
    record Joined(UUID conversationId, ConversationKind kind, Change change) implements UserEvent {}

    /// The person has pinned or archived, or the contrary.
    record PartMoved(ParticipantState part) implements UserEvent {}

    /// A connection speaks in one of the person's document sessions from now on, and no other.
    record DocumentHeld(UUID sessionId, UUID holder) implements UserEvent {}

    /// Something has come of a turn in a document session, which is told here without history and answers; `origin` has
    /// told its own listeners already.
    record DocumentTurned(String origin, DocumentSessionView session) implements UserEvent {}

    /// A service has something to tell the person. `data` is JSON, or null; `origin` has told its own listeners
    /// already.
    record Notified(
            String origin,
            String title,
            @Nullable String body,
            @Nullable String data) implements UserEvent {}

    /// Whether the person and the `other` of its direct conversation hear there when either types, comes and goes: not
    /// while one of them has blocked the other. `apart`: they share no other conversation. `at`: since when, by the
    /// clock of [dev.parley.session.contract.signin.SignedIn#asOf].
    record Silenced(UUID conversationId, UUID other, boolean silenced, boolean apart, Instant at)
            implements UserEvent {}
}
