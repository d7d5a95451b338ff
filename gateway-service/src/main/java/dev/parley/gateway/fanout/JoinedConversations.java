package dev.parley.gateway.fanout;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Which listeners are here, which conversations each of them hears of, or is about to, and where its person's part has
/// ended meanwhile. For any thread.
final class JoinedConversations {
    private final Map<Listener, Set<UUID>> joined = new ConcurrentHashMap<>();
    private final Map<Listener, Departed> departed = new ConcurrentHashMap<>();

    void come(Listener listener) {
        joined.put(listener, ConcurrentHashMap.newKeySet());
    }

    void comeUnlessHere(Listener listener) {
        joined.computeIfAbsent(listener, _ -> ConcurrentHashMap.newKeySet());
    }

    boolean isHere(Listener listener) {
        return joined.containsKey(listener);
    }

    /// Safe to call twice.
    ///
    /// @return where the listener was
    Set<UUID> leave(Listener listener) {
        departed.remove(listener);
        var conversations = joined.remove(listener);
        return conversations == null ? Set.of() : conversations;
    }

    /// Whether the listener is here, and not there already.
    boolean mayJoin(UUID conversation, Listener listener) {
        var mine = joined.get(listener);
        return mine != null && !mine.contains(conversation);
    }

    /// @return false when it may not
    boolean join(UUID conversation, Listener listener) {
        var mine = joined.get(listener);
        return mine != null && mine.add(conversation);
    }

    void remove(UUID conversation, Listener listener) {
        var mine = joined.get(listener);
        if (mine != null) {
            mine.remove(conversation);
        }
    }

    /// The listener's person takes no part any more, which the change `ended` has told it; 0: none has.
    ///
    /// @return whether the listener is here
    boolean depart(UUID conversation, Listener listener, long ended) {
        var mine = joined.get(listener);
        if (mine == null) {
            return false;
        }
        if (ended > 0) {
            departed.computeIfAbsent(listener, _ -> new Departed()).put(conversation, ended);
            if (!isHere(listener)) {
                departed.remove(listener); // It went away meanwhile.
            }
        }
        mine.remove(conversation);
        return true;
    }

    /// Takes out the change that has ended its person's part; 0: none is known.
    long takeDeparture(UUID conversation, Listener listener) {
        var before = departed.get(listener);
        return before == null ? 0 : before.takeOut(conversation);
    }

    boolean contains(UUID conversation, Listener listener) {
        return conversations(listener).contains(conversation);
    }

    /// Where the listener is.
    Set<UUID> conversations(Listener listener) {
        return joined.getOrDefault(listener, Set.of());
    }

    /// Of how many conversations all listeners hear together.
    long total() {
        var total = 0L;
        for (var conversations : joined.values()) {
            total += conversations.size();
        }
        return total;
    }

    /// Of how many conversations each listener hears.
    Map<Listener, Integer> counts() {
        var counts = HashMap.<Listener, Integer>newHashMap(joined.size());
        joined.forEach((listener, conversations) -> counts.put(listener, conversations.size()));
        return counts;
    }
}
