package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.Listener;
import dev.parley.session.contract.log.Change;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells everybody what a batch has stored: what lies together in a conversation in one piece, so that each
/// listener gets it by one write. Not for several threads.
final class BatchDelivery {
    /// Who is told: a conversation's listeners, `origin` (null: nobody) being answered otherwise.
    interface Listeners {
        void hear(UUID conversation, List<Change> changes, @Nullable Listener origin);
    }

    private final Listeners listeners;
    private final Map<UUID, List<Change>> together = new LinkedHashMap<>(4);

    BatchDelivery(Listeners listeners) {
        this.listeners = listeners;
    }

    void tell(UUID conversation, Change change, @Nullable Listener origin) {
        if (origin == null) {
            together.computeIfAbsent(conversation, _ -> new ArrayList<>(1)).add(change);
            return;
        }
        var before = together.remove(conversation);
        if (before != null) {
            hear(conversation, before, null);
        }
        hear(conversation, List.of(change), origin);
    }

    void end() {
        together.forEach((conversation, changes) -> hear(conversation, changes, null));
        together.clear();
    }

    /// What goes wrong in one conversation keeps nothing from the others; its listeners find the hole and read it.
    private void hear(UUID conversation, List<Change> changes, @Nullable Listener origin) {
        try {
            listeners.hear(conversation, changes, origin);
        } catch (RuntimeException e) {
            Log.errorf(e, "a change could not be told conversation=%s", conversation);
        }
    }
}
