package dev.parley.gateway.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.presence.Presences;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Names;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// Whom people share conversations with, and what those are called: for clients that are told names with everything and
/// never ask for any. Names are learnt when somebody signs in and whenever somebody joins, before anything is told.
@ApplicationScoped
public class Acquaintances implements Names {
    private final SessionService session;
    private final Presences presences;
    private final Cache<UUID, String> names;

    Acquaintances(SessionService session, Presences presences, PeopleConfig config) {
        this.session = session;
        this.presences = presences;
        this.names = Caffeine.newBuilder().maximumSize(config.maxNames()).build();
    }

    @Override
    public String of(UUID person) {
        return names.getIfPresent(person);
    }

    /// Learns the names of everybody this person knows; those of them who are online. Blocks.
    public List<UUID> online(Caller.Member member) {
        var person = member.person().id();
        learn(person, member.person().name());
        var circle =
                session.actingFor(person, peer -> peer.knownPeople().circle()).people();
        circle.forEach(known -> learn(known.id(), known.name()));
        var lastActive = LinkedHashMap.<UUID, Instant>newLinkedHashMap(circle.size());
        circle.stream()
                .map(KnownPerson::id)
                .filter(known -> !known.equals(person))
                .forEach(known -> lastActive.put(known, Instant.EPOCH));
        return presences.of(lastActive).stream()
                .filter(Presence::online)
                .map(Presence::person)
                .toList();
    }

    public void learn(List<ParticipantView> participants) {
        participants.forEach(participant -> learn(participant.userId(), participant.name()));
    }

    private void learn(UUID person, String name) {
        if (name != null) {
            names.put(person, name);
        }
    }
}
