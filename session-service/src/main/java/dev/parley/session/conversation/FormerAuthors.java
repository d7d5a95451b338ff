package dev.parley.session.conversation;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.identity.ActorTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Those who have said something that is shown, and take part no longer: nobody else tells what they are called. Within
/// a transaction; only for whoever takes part itself.
@ApplicationScoped
class FormerAuthors {
    private final ParticipantRepository participants;
    private final ActorTransactions actorTransactions;

    FormerAuthors(ParticipantRepository participants, ActorTransactions actorTransactions) {
        this.participants = participants;
        this.actorTransactions = actorTransactions;
    }

    /// Of these messages of one conversation, of which it is known that the people `present` take part in it.
    List<KnownPerson> of(UUID conversation, Collection<MessageView> messages, Set<UUID> present) {
        var absent = authors(messages);
        absent.removeAll(present);
        if (absent.isEmpty()) {
            return List.of();
        }
        return actorTransactions.elevated(() -> participants.people(conversation, absent).stream()
                .filter(author -> author.part() == null)
                .map(NamedParticipant::known)
                .toList());
    }

    /// The same of one message of each conversation, whose people `present` are; as the service.
    Map<UUID, KnownPerson> of(Map<UUID, MessageView> messages, Map<UUID, Set<UUID>> present) {
        var absent = new HashMap<UUID, UUID>();
        messages.forEach((conversation, message) -> {
            if (message.senderId() != null
                    && !present.getOrDefault(conversation, Set.of()).contains(message.senderId())) {
                absent.put(conversation, message.senderId());
            }
        });
        if (absent.isEmpty()) {
            return Map.of();
        }
        var known = participants.people(new HashSet<>(absent.values())).stream()
                .collect(Collectors.toMap(NamedParticipant::person, NamedParticipant::known));
        var former = new HashMap<UUID, KnownPerson>();
        absent.forEach((conversation, author) -> {
            if (known.containsKey(author)) {
                former.put(conversation, known.get(author));
            }
        });
        return former;
    }

    private static Set<UUID> authors(Collection<MessageView> messages) {
        return messages.stream()
                .map(MessageView::senderId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
