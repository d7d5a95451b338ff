package dev.parley.soak.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who types, as one connection has been told. Guarded by its [Replica].
final class Typists {
    /// By the clock of `System.nanoTime()`.
    @FunctionalInterface
    interface LastTyped {
        /// When this person last said that it types there; `told` where nobody knows better.
        long at(String conversation, String person, long told);
    }

    private final Map<String, Map<String, Long>> since = new TreeMap<>();

    void told(String conversation, String person, boolean typing, long now) {
        if (typing) {
            since.computeIfAbsent(conversation, _ -> new HashMap<>()).put(person, now);
        } else {
            ends(conversation, person);
        }
    }

    /// Whether this person was told to type there.
    boolean ends(String conversation, String person) {
        var there = since.get(conversation);
        return there != null && there.remove(person) != null;
    }

    void end(String conversation) {
        since.remove(conversation);
    }

    void endAll() {
        since.clear();
    }

    boolean anybody() {
        return since.values().stream().anyMatch(there -> !there.isEmpty());
    }

    /// Those who have not been heard of for longer than `bound`, and are told to type still.
    List<String> lasting(Duration bound, long now, LastTyped last) {
        var lasting = new ArrayList<String>();
        since.forEach((conversation, people) -> people.forEach((person, told) -> {
            var age = now - Math.max(told, last.at(conversation, person, told));
            if (age > bound.toNanos()) {
                lasting.add(person + " still types in " + conversation + " after " + age / 1_000_000 + " ms");
            }
        }));
        return lasting;
    }
}
