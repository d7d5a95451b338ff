package dev.parley.gateway.fanout;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The direct conversations in which one has blocked the other, of the people with listeners here: neither hears there
/// when the other types, comes or goes. They are read now and then, and told of in between: what was told after what is
/// read holds, in whichever order the two come.
final class Silences {
    private final Map<UUID, Own> byPerson = new HashMap<>();
    /// Whose they are, as far as those are here. Read without the lock.
    private final Map<UUID, Set<UUID>> people = new ConcurrentHashMap<>();

    private static final class Own {
        private final Set<UUID> silenced = new HashSet<>(1);
        /// What was told since it was read.
        private final Map<UUID, Told> told = new HashMap<>(1);
        private Instant asOf = Instant.MIN;
    }

    private record Told(boolean silenced, Instant at) {}

    boolean in(UUID conversation) {
        return people.containsKey(conversation);
    }

    /// All of a person's, as they were read: they stood so at `asOf` or later.
    ///
    /// @return those that were not known before
    synchronized Set<UUID> are(UUID person, Collection<UUID> conversations, Instant asOf) {
        var own = byPerson.computeIfAbsent(person, _ -> new Own());
        if (asOf.isBefore(own.asOf)) {
            return Set.of();
        }
        own.asOf = asOf;
        own.told.values().removeIf(told -> told.at.isBefore(asOf));
        var all = new HashSet<>(conversations);
        own.told.forEach((conversation, told) -> {
            if (told.silenced) {
                all.add(conversation);
            } else {
                all.remove(conversation);
            }
        });
        var fresh = new HashSet<>(all);
        fresh.removeAll(own.silenced);
        Set.copyOf(own.silenced).stream()
                .filter(known -> !all.contains(known))
                .forEach(known -> change(person, own, known, false));
        fresh.forEach(conversation -> change(person, own, conversation, true));
        return fresh;
    }

    /// What was told of one of them; `at`: since when it is so.
    synchronized void is(UUID person, UUID conversation, boolean silenced, Instant at) {
        var own = byPerson.computeIfAbsent(person, _ -> new Own());
        var before = own.told.get(conversation);
        if (before != null && before.at.isAfter(at) || at.isBefore(own.asOf)) {
            return;
        }
        own.told.put(conversation, new Told(silenced, at));
        change(person, own, conversation, silenced);
    }

    private void change(UUID person, Own own, UUID conversation, boolean silenced) {
        if (silenced) {
            own.silenced.add(conversation);
            people.computeIfAbsent(conversation, _ -> new HashSet<>(2)).add(person);
        } else {
            own.silenced.remove(conversation);
            people.computeIfPresent(conversation, (_, all) -> without(all, person));
        }
    }

    /// Nobody here is this person any more.
    synchronized void forget(UUID person) {
        var own = byPerson.remove(person);
        if (own != null) {
            own.silenced.forEach(conversation -> people.computeIfPresent(conversation, (_, of) -> without(of, person)));
        }
    }

    private static @Nullable Set<UUID> without(Set<UUID> all, UUID one) {
        all.remove(one);
        return all.isEmpty() ? null : all;
    }
}
