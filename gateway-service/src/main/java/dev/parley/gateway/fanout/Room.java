package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;

/// One conversation with listeners on this gateway. Changes may be offered by anybody, in any order and any number of
/// times: listeners hear them in `seq` order, each once. A hole is left to [Rooms] to have repaired.
///
/// Its lock is held while deliveries are handed to the listeners' loops, which keeps their order; nothing else is done
/// under it.
final class Room {
    /// Changes kept while an earlier one is missing; the repair brings what does not fit.
    private static final int MAX_EARLY = 256;

    private record Early(Change change, Listener origin) {}

    final UUID conversation;
    private final Map<Executor, List<Listener>> listeners = new HashMap<>(2);
    private TreeMap<Long, Early> early;
    private long heard;
    private long known;
    private boolean repairing;
    private boolean closed;

    Room(UUID conversation, long seq) {
        this.conversation = conversation;
        this.heard = seq;
        this.known = seq;
    }

    /// @return false when the room has just been given up: take a new one
    synchronized boolean join(Listener listener, long seq) {
        if (closed) {
            return false;
        }
        if (listeners.isEmpty() && seq > heard) {
            heard = seq;
        }
        known = Math.max(known, seq);
        var atLoop = listeners.computeIfAbsent(listener.loop(), _ -> new ArrayList<>(1));
        if (!atLoop.contains(listener)) {
            atLoop.add(listener);
        }
        return true;
    }

    /// @return whether nobody is left, and the room given up
    synchronized boolean leave(Listener listener) {
        var atLoop = listeners.get(listener.loop());
        if (atLoop != null && atLoop.remove(listener) && atLoop.isEmpty()) {
            listeners.remove(listener.loop());
        }
        closed = listeners.isEmpty();
        return closed;
    }

    /// Takes consecutive changes. `origin` has said the message itself and is answered otherwise; null: nobody.
    ///
    /// @return whether a hole is open now for which no repair is under way
    synchronized boolean offer(List<Change> changes, Listener origin) {
        List<Told> ready = null;
        for (var change : changes) {
            known = Math.max(known, change.seq());
            if (change.seq() <= heard) {
                continue;
            }
            if (change.seq() > heard + 1) {
                keep(change, origin);
                continue;
            }
            heard = change.seq();
            ready = tellSoon(ready, change, origin);
            while (early != null && !early.isEmpty() && early.firstKey() <= heard + 1) {
                var next = early.pollFirstEntry();
                if (next.getKey() == heard + 1) {
                    heard++;
                    ready = tellSoon(ready, next.getValue().change, next.getValue().origin);
                }
            }
        }
        deliver(ready);
        return needsRepair();
    }

    private List<Told> tellSoon(List<Told> ready, Change change, Listener origin) {
        var told = new Told(new Event.Durable(conversation, change));
        if (origin == null) {
            var gathered = ready == null ? new ArrayList<Told>(1) : ready;
            gathered.add(told);
            return gathered;
        }
        deliver(ready);
        deliver(List.of(told), origin);
        return null;
    }

    private void keep(Change change, Listener origin) {
        if (early == null) {
            early = new TreeMap<>();
        }
        if (early.size() < MAX_EARLY) {
            early.merge(change.seq(), new Early(change, origin), (old, now) -> old.origin != null ? old : now);
        }
    }

    /// Somebody says that the log stands at `seq`.
    ///
    /// @return whether a hole is open now for which no repair is under way
    synchronized boolean moved(long seq) {
        known = Math.max(known, seq);
        return needsRepair();
    }

    synchronized void tell(Told told) {
        deliver(List.of(told));
    }

    private boolean needsRepair() {
        if (known <= heard || repairing || closed) {
            return false;
        }
        repairing = true;
        return true;
    }

    /// The repair that [#offer] or [#moved] asked for has ended.
    ///
    /// @return whether there is (again) something to repair
    synchronized boolean repaired() {
        repairing = false;
        return needsRepair();
    }

    /// The last change delivered.
    synchronized long heard() {
        return heard;
    }

    synchronized boolean behind() {
        return known > heard && !closed;
    }

    private void deliver(List<Told> told) {
        deliver(told, null);
    }

    private void deliver(List<Told> told, Listener except) {
        if (told == null || told.isEmpty()) {
            return;
        }
        listeners.forEach((loop, atLoop) -> {
            if (atLoop.size() == 1) {
                var only = atLoop.getFirst();
                if (only != except) {
                    loop.execute(() -> only.hear(told));
                }
                return;
            }
            var all = atLoop.toArray(Listener[]::new);
            loop.execute(() -> {
                for (var listener : all) {
                    if (listener != except) {
                        listener.hear(told);
                    }
                }
            });
        });
    }
}
