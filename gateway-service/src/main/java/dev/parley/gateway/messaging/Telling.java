package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.Listener;
import dev.parley.session.contract.log.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tells everybody what a batch has stored: what lies together in a conversation in one piece, so that each
/// listener gets it by one write. Not for several threads.
final class Telling {
    /// Who is told: a conversation's listeners, `origin` (null: nobody) being answered otherwise.
    interface Listeners {
        void hear(UUID conversation, List<Change> changes, Listener origin);
    }

    private final Listeners listeners;
    private final Map<UUID, List<Change>> together = new LinkedHashMap<>(4);

    Telling(Listeners listeners) {
        this.listeners = listeners;
    }

    void tell(UUID conversation, Change change, Listener origin) {
        if (origin == null) {
            together.computeIfAbsent(conversation, _ -> new ArrayList<>(1)).add(change);
            return;
        }
        var before = together.remove(conversation);
        if (before != null) {
            listeners.hear(conversation, before, null);
        }
        listeners.hear(conversation, List.of(change), origin);
    }

    void end() {
        together.forEach((conversation, changes) -> listeners.hear(conversation, changes, null));
        together.clear();
    }
}
