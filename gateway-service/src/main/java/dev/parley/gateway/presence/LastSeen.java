package dev.parley.gateway.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// People who have gone, gathered for a while, so that many who go together cost one note.
final class LastSeen {
    private final int maxBatch;
    private final Consumer<Runnable> later;
    private final Consumer<List<UUID>> note;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean gathering = new AtomicBoolean();

    /// `later` runs something after the while; `note` keeps that these people, at most `maxBatch`, were here just now.
    LastSeen(int maxBatch, Consumer<Runnable> later, Consumer<List<UUID>> note) {
        this.maxBatch = maxBatch;
        this.later = later;
        this.note = note;
    }

    void gone(UUID person) {
        waiting.add(person);
        if (gathering.compareAndSet(false, true)) {
            later.accept(this::noteAll);
        }
    }

    private void noteAll() {
        gathering.set(false);
        var batch = new ArrayList<UUID>();
        for (var people = waiting.iterator(); people.hasNext(); ) {
            batch.add(people.next());
            people.remove();
            if (batch.size() == maxBatch || !people.hasNext()) {
                note.accept(List.copyOf(batch));
                batch.clear();
            }
        }
    }
}
