package dev.parley.gateway.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Listeners, by the loop they live on: what many are told costs one task for each loop. Not for several threads.
final class SubscriberSet {
    private final Map<Executor, List<Listener>> byLoop = new HashMap<>(2);

    void add(Listener listener) {
        var atLoop = byLoop.computeIfAbsent(listener.loop(), _ -> new ArrayList<>(1));
        if (!atLoop.contains(listener)) {
            atLoop.add(listener);
        }
    }

    boolean remove(Listener listener) {
        var atLoop = byLoop.get(listener.loop());
        if (atLoop == null || !atLoop.remove(listener)) {
            return false;
        }
        if (atLoop.isEmpty()) {
            byLoop.remove(listener.loop());
        }
        return true;
    }

    boolean contains(Listener listener) {
        return byLoop.getOrDefault(listener.loop(), List.of()).contains(listener);
    }

    boolean isEmpty() {
        return byLoop.isEmpty();
    }

    List<Listener> all() {
        return byLoop.values().stream().flatMap(List::stream).toList();
    }

    List<Listener> of(UUID person) {
        return all().stream()
                .filter(listener -> person.equals(listener.person()))
                .toList();
    }

    void tellOne(Listener listener, List<EncodedEvent> told) {
        if (!told.isEmpty()) {
            listener.loop().execute(() -> listener.hear(told));
        }
    }

    /// `except` is a listener, a person (a UUID) whose listeners are left out, or a set of listeners that does not
    /// change any more; null: nobody is left out.
    void tell(List<EncodedEvent> told, @Nullable Object except) {
        if (told.isEmpty()) {
            return;
        }
        byLoop.forEach((loop, atLoop) -> {
            if (atLoop.size() == 1) {
                var only = atLoop.getFirst();
                if (!isExcept(only, except)) {
                    loop.execute(() -> only.hear(told));
                }
                return;
            }
            var all = atLoop.toArray(Listener[]::new);
            loop.execute(() -> {
                for (var listener : all) {
                    if (!isExcept(listener, except)) {
                        listener.hear(told);
                    }
                }
            });
        });
    }

    private static boolean isExcept(Listener listener, @Nullable Object except) {
        return except != null
                && (listener == except
                        || except.equals(listener.person())
                        || except instanceof Set<?> several && several.contains(listener));
    }
}
