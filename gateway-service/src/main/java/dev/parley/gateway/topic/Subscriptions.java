package dev.parley.gateway.topic;

import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which listeners of this gateway listen to which topics.
final class Subscriptions {
    private final Consumer<String> first;
    private final Consumer<String> last;
    private final Map<String, Set<Listener>> listeners = new HashMap<>();
    private final Map<Listener, Set<String>> topics = new HashMap<>();

    /// `first` is told of a topic somebody begins to listen to, `last` of one to which nobody does any more.
    Subscriptions(Consumer<String> first, Consumer<String> last) {
        this.first = first;
        this.last = last;
    }

    /// @return false when the listener has `most` topics already
    synchronized boolean add(String topic, Listener listener, int most) {
        var mine = topics.computeIfAbsent(listener, _ -> new HashSet<>(2));
        if (mine.contains(topic)) {
            return true;
        }
        if (mine.size() >= most) {
            return false;
        }
        mine.add(topic);
        listeners
                .computeIfAbsent(topic, begun -> {
                    first.accept(begun);
                    return new HashSet<>(2);
                })
                .add(listener);
        return true;
    }

    synchronized void remove(String topic, Listener listener) {
        topics.computeIfPresent(listener, (_, mine) -> {
            mine.remove(topic);
            return mine.isEmpty() ? null : mine;
        });
        listeners.computeIfPresent(topic, (ended, all) -> {
            all.remove(listener);
            if (!all.isEmpty()) {
                return all;
            }
            last.accept(ended);
            return null;
        });
    }

    synchronized void removeAll(Listener listener) {
        var mine = topics.get(listener);
        if (mine != null) {
            List.copyOf(mine).forEach(topic -> remove(topic, listener));
        }
    }

    /// Handed over in the order in which it is said, to all but `except`.
    synchronized void tell(String topic, Event event, @Nullable Listener except) {
        var told = List.of(new EncodedEvent(event));
        for (var listener : listeners.getOrDefault(topic, Set.of())) {
            if (listener != except) {
                listener.loop().execute(() -> listener.hear(told));
            }
        }
    }
}
