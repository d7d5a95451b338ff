package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Channels;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// The people with listeners on this gateway, and who of them have silenced each other. A person's Redis channel is
/// listened to from its first listener to its last.
final class LocalPeople {
    private final RedisSubscriber subscriber;
    private final Map<UUID, Set<Listener>> people = new ConcurrentHashMap<>();
    private final Silences silences = new Silences();

    LocalPeople(RedisSubscriber subscriber) {
        this.subscriber = subscriber;
    }

    void enter(Listener listener) {
        people.compute(person(listener), (person, known) -> {
            var listeners = known == null ? ConcurrentHashMap.<Listener>newKeySet() : known;
            listeners.add(listener);
            subscriber.listen(Channels.person(person));
            return listeners;
        });
    }

    /// Safe to call twice.
    ///
    /// @return whether this was the last listener of its person
    boolean exit(Listener listener) {
        var last = new AtomicBoolean();
        people.computeIfPresent(person(listener), (person, listeners) -> {
            last.set(listeners.remove(listener) && listeners.isEmpty());
            if (!listeners.isEmpty()) {
                return listeners;
            }
            subscriber.ignore(Channels.person(person));
            silences.forget(person);
            return null;
        });
        return last.get();
    }

    /// Who has none has no conversations, and does not enter.
    private static UUID person(Listener listener) {
        return Objects.requireNonNull(listener.person());
    }

    /// All direct conversations of a person here in which one has blocked the other, as they were read: they stood so
    /// at `asOf` or later.
    ///
    /// @return those that were not known before
    Set<UUID> silence(UUID person, Collection<UUID> conversations, Instant asOf) {
        var fresh = new HashSet<UUID>();
        people.computeIfPresent(person, (_, listeners) -> {
            fresh.addAll(silences.are(person, conversations, asOf));
            return listeners;
        });
        return fresh;
    }

    /// Whether one has blocked the other in a direct conversation of this person, since `at`.
    void silence(UUID person, UUID conversation, boolean silenced, Instant at) {
        people.computeIfPresent(person, (_, listeners) -> {
            silences.is(person, conversation, silenced, at);
            return listeners;
        });
    }

    boolean isSilenced(UUID conversation) {
        return silences.in(conversation);
    }

    void tell(UUID person, Event event) {
        var told = List.of(new EncodedEvent(event));
        for (var listener : listeners(person)) {
            listener.loop().execute(() -> listener.hear(told));
        }
    }

    Set<UUID> all() {
        return people.keySet();
    }

    Set<Listener> listeners(UUID person) {
        return people.getOrDefault(person, Set.of());
    }

    boolean contains(UUID person) {
        return people.containsKey(person);
    }
}
