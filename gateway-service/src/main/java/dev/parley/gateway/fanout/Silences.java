package dev.parley.gateway.fanout;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The direct conversations in which one has blocked the other, of the people with listeners here: neither hears there
/// when the other types, comes or goes.
final class Silences {
    private final Map<UUID, Set<UUID>> byPerson = new HashMap<>();
    /// Whose they are, as far as those are here. Read without the lock.
    private final Map<UUID, Set<UUID>> people = new ConcurrentHashMap<>();

    boolean in(UUID conversation) {
        return people.containsKey(conversation);
    }

    /// All of a person's, instead of those known before.
    synchronized void are(UUID person, Collection<UUID> conversations) {
        forget(person);
        conversations.forEach(conversation -> is(person, conversation, true));
    }

    synchronized void is(UUID person, UUID conversation, boolean silenced) {
        if (silenced) {
            byPerson.computeIfAbsent(person, _ -> new HashSet<>(1)).add(conversation);
            people.computeIfAbsent(conversation, _ -> new HashSet<>(2)).add(person);
        } else if (byPerson.getOrDefault(person, Set.of()).contains(conversation)) {
            byPerson.computeIfPresent(person, (_, all) -> without(all, conversation));
            people.computeIfPresent(conversation, (_, all) -> without(all, person));
        }
    }

    /// Nobody here is this person any more.
    synchronized void forget(UUID person) {
        var all = byPerson.remove(person);
        if (all != null) {
            all.forEach(conversation -> people.computeIfPresent(conversation, (_, of) -> without(of, person)));
        }
    }

    private static Set<UUID> without(Set<UUID> all, UUID one) {
        all.remove(one);
        return all.isEmpty() ? null : all;
    }
}
