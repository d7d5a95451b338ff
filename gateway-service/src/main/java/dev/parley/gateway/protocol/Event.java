package dev.parley.gateway.protocol;

import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.ParticipantState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a connection is told without having asked.
public sealed interface Event {
    /// An entry of a conversation's log.
    record Durable(UUID conversation, Change change) implements Event {}

    /// Published once to those who take part in a conversation, and kept nowhere.
    record Ephemeral(UUID conversation, dev.parley.session.contract.log.Ephemeral ephemeral) implements Event {}

    /// Somebody who is known to type says so once more; told once like what is passing.
    record TypingRepeated(UUID conversation, UUID person) implements Event {}

    /// The person's own pin or archive of a conversation, for its own connections alone.
    record PartMoved(ParticipantState part) implements Event {}

    record PresenceChanged(Presence presence) implements Event {}

    /// A resumed conversation has been replayed up to its change `seq` and is live from there on.
    record Synced(UUID conversation, long seq) implements Event {}

    /// The changes after which a client asked to go on are no longer kept: it has to open the conversation anew, whose
    /// first change kept is `firstSeq`, the last one `seq`.
    record Gap(UUID conversation, long firstSeq, long seq) implements Event {}

    /// A client asked to go on in a conversation in which it takes no part.
    record NotTakingPart(UUID conversation) implements Event {}

    /// Somebody has said something of a topic. `data` is JSON; `speaker` null: a service.
    record TopicPublished(
            String topic,
            String event,
            @Nullable String data,
            @Nullable Speaker speaker) implements Event {}

    /// Something this person should know of. `data` is JSON.
    record Notification(
            String title, @Nullable String body, @Nullable String data) implements Event {}

    /// A connection speaks in one of the person's document sessions from now on, to the exclusion of all before.
    record DocumentHeld(UUID session, UUID holder) implements Event {}

    /// Something has come of a turn in one of the person's document sessions: its outcome. History and answers are left
    /// out.
    record DocumentTurned(DocumentSessionView session) implements Event {}

    record TokenExpiring(long expiresInMillis) implements Event {}
}
