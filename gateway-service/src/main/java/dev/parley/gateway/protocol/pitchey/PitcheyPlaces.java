package dev.parley.gateway.protocol.pitchey;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.place.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The conversations of one client: by which numbers it knows them, who else is there, and which it is still being told
/// what it has missed of.
final class PitcheyPlaces {
    private final Map<Long, UUID> numbers = new HashMap<>();
    private final Map<UUID, Set<UUID>> others = new HashMap<>();
    private final Set<UUID> missed = new HashSet<>();
    private final Set<UUID> online = new HashSet<>();

    void enter(Collection<Place> places, Collection<UUID> onlineNow) {
        online.addAll(onlineNow);
        for (var place : places) {
            numbers.put(place.number(), place.conversationId());
            others.put(place.conversationId(), new HashSet<>(place.others()));
            if (place.deliveredSeq() < place.seq()) {
                missed.add(place.conversationId());
            }
        }
    }

    void learn(ConversationSnapshot snapshot, UUID self) {
        var conversation = snapshot.conversation().id();
        numbers.put(snapshot.conversation().number(), conversation);
        others.put(
                conversation,
                snapshot.participants().stream()
                        .map(ParticipantView::userId)
                        .filter(person -> !person.equals(self))
                        .collect(Collectors.toCollection(HashSet::new)));
    }

    @Nullable
    UUID conversation(long number) {
        return numbers.get(number);
    }

    boolean isMissed(UUID conversation) {
        return missed.contains(conversation);
    }

    boolean isThere(UUID person) {
        return online.contains(person);
    }

    /// Whether anybody else of the conversation is connected, on any gateway.
    boolean isAnybodyThere(UUID conversation) {
        return others.getOrDefault(conversation, Set.of()).stream().anyMatch(online::contains);
    }

    void hear(Event event, UUID self) {
        switch (event) {
            case Event.PresenceChanged(var presence) when presence.online() -> online.add(presence.person());
            case Event.PresenceChanged(var presence) -> online.remove(presence.person());
            case Event.Synced(var conversation, var _) -> missed.remove(conversation);
            case Event.Gap(var conversation, var _, var _) -> missed.remove(conversation);
            case Event.NotTakingPart(var conversation) -> forget(conversation);
            case Event.Durable(var conversation, Change.ParticipantAdded added) -> {
                if (!added.participant().userId().equals(self)) {
                    others.computeIfAbsent(conversation, _ -> new HashSet<>())
                            .add(added.participant().userId());
                }
            }
            case Event.Durable(var conversation, Change.ParticipantRemoved removed) -> {
                if (removed.userId().equals(self)) {
                    forget(conversation);
                } else {
                    others.getOrDefault(conversation, new HashSet<>()).remove(removed.userId());
                }
            }
            case Event.Durable(var conversation, Change.ConversationDeleted _) -> forget(conversation);
            default -> {}
        }
    }

    private void forget(UUID conversation) {
        missed.remove(conversation);
        others.remove(conversation);
        numbers.values().remove(conversation);
    }
}
