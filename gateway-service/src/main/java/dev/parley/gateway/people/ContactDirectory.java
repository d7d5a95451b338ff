package dev.parley.gateway.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.presence.Presences;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.ExternalIds;
import dev.parley.gateway.protocol.NumericIds;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.place.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whom people share conversations with, what those are called, by which numbers they and their conversations go, and
/// what the systems they come from call them:
/// for clients that are told all that with everything and never ask for it. It is learnt when somebody signs in and
/// whenever somebody joins, before anything is told; of those who have left, with what they have said.
@ApplicationScoped
public class ContactDirectory implements UserNames, NumericIds, ExternalIds {
    private record Known(
            long number, @Nullable String name, @Nullable ExternalId externalId) {}

    private final SessionService session;
    private final Presences presences;
    private final Cache<UUID, Known> people;
    private final Cache<UUID, Long> conversations;

    ContactDirectory(SessionService session, Presences presences, PeopleConfig config) {
        this.session = session;
        this.presences = presences;
        this.people = Caffeine.newBuilder().maximumSize(config.maxNames()).build();
        this.conversations =
                Caffeine.newBuilder().maximumSize(config.maxConversations()).build();
    }

    @Override
    public @Nullable String of(UUID person) {
        var known = people.getIfPresent(person);
        return known == null ? null : known.name;
    }

    @Override
    public long ofPerson(UUID person) {
        var known = people.getIfPresent(person);
        return known == null ? NONE : known.number;
    }

    @Override
    public @Nullable ExternalId externalId(UUID person) {
        var known = people.getIfPresent(person);
        return known == null ? null : known.externalId;
    }

    @Override
    public boolean knows(UUID person) {
        return people.getIfPresent(person) != null;
    }

    @Override
    public long ofConversation(UUID conversation) {
        var number = conversations.getIfPresent(conversation);
        return number == null ? NONE : number;
    }

    /// Learns of everybody this person knows; those of them who are online. Blocks.
    public List<KnownPerson> online(Caller.Member member) {
        var self = member.person();
        learn(
                self.id(),
                self.number(),
                self.name() == null ? self.username() : self.name(),
                ExternalId.of(self.issuer(), self.subject()));
        var circle = session.actingFor(self.id(), peer -> peer.knownPeople().circle())
                .people();
        circle.forEach(this::learn);
        var lastActive = LinkedHashMap.<UUID, @Nullable Instant>newLinkedHashMap(circle.size());
        circle.stream()
                // Of whom it is not told when it was here, it is not told whether it is.
                .filter(known -> known.lastActiveAt() != null)
                .map(KnownPerson::id)
                .filter(known -> !known.equals(self.id()))
                .forEach(known -> lastActive.put(known, Instant.EPOCH));
        var online = presences.of(lastActive).stream()
                .filter(Presence::online)
                .map(Presence::person)
                .collect(Collectors.toSet());
        return circle.stream().filter(known -> online.contains(known.id())).toList();
    }

    /// Where this person stands, and the numbers of its conversations learnt. Blocks.
    public List<Place> places(Caller.Member member) {
        var places = session.actingFor(
                        member.person().id(), peer -> peer.places().own())
                .places();
        places.forEach(this::learn);
        return places;
    }

    public void learn(Place place) {
        conversations.put(place.conversationId(), place.number());
    }

    public void learn(ConversationView conversation) {
        conversations.put(conversation.id(), conversation.number());
    }

    public void learn(KnownPerson person) {
        learn(person.id(), person.number(), person.name(), person.externalId());
    }

    public void learn(ConversationSnapshot snapshot) {
        learn(snapshot.conversation());
        learn(snapshot.participants());
        snapshot.former().forEach(this::learn);
    }

    /// Who has said some of it and is told of nowhere else.
    public void learn(MessagePage page) {
        page.former().forEach(this::learn);
    }

    private void learn(List<ParticipantView> participants) {
        participants.forEach(participant ->
                learn(participant.userId(), participant.number(), participant.name(), participant.externalId()));
    }

    /// Not everybody who tells of a person knows all of it.
    private void learn(UUID person, long number, @Nullable String name, @Nullable ExternalId externalId) {
        people.asMap()
                .merge(
                        person,
                        new Known(number, name, shared(externalId)),
                        (old, told) -> new Known(
                                told.number,
                                told.name == null ? old.name : told.name,
                                told.externalId == null ? old.externalId : told.externalId));
    }

    /// Issuers are few and people many: all of the same have the same text.
    private static @Nullable ExternalId shared(@Nullable ExternalId id) {
        return id == null ? null : new ExternalId(id.issuer().intern(), id.subject());
    }
}
