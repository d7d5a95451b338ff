package dev.parley.session.log;

import dev.parley.session.change.Entry;
import dev.parley.session.contract.log.Change;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.message.MessageLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// Tells the entries of the log with what they are about as it is now. Within a transaction of the service.
@ApplicationScoped
class Hydration {
    private final Conversations conversations;
    private final MessageLog messages;

    Hydration(Conversations conversations, MessageLog messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    List<Change> of(UUID conversation, List<Entry> entries) {
        var changed = messages.find(of(Entry.OfMessage.class, entries)
                .map(Entry.OfMessage::messageId)
                .distinct()
                .toList());
        var people = conversations.participants(
                conversation,
                of(Entry.OfParticipant.class, entries)
                        .map(added -> new Conversations.Joined(added.userId(), added.role(), added.at()))
                        .toList());
        return entries.stream()
                .<Change>map(entry -> switch (entry) {
                    case Entry.Told told -> told.change();
                    case Entry.OfMessage of ->
                        new Change.MessageChanged(
                                of.seq(),
                                changed.getOrDefault(
                                        of.messageId(),
                                        MessageLog.forgotten(
                                                conversation,
                                                of.messageId(),
                                                of.birth(),
                                                of.seq(),
                                                of.number(),
                                                of.at())));
                    case Entry.OfParticipant of ->
                        // No person is ever deleted.
                        new Change.ParticipantAdded(of.seq(), Objects.requireNonNull(people.get(of.userId())), of.at());
                    case Entry.OfCreation of ->
                        new Change.ConversationCreated(of.seq(), conversations.outside(conversation), of.at());
                })
                .toList();
    }

    private static <T extends Entry> Stream<T> of(Class<T> kind, List<Entry> entries) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }
}
