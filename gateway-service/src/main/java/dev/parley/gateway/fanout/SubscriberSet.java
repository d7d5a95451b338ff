package dev.parley.gateway.fanout;

import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The listeners of one conversation, by the loop they live on: what many are told costs one task for each loop. Who of
/// them takes no part and only looks on hears less, and for less long. Not for several threads.
final class SubscriberSet {
    private final Map<Executor, List<Listener>> byLoop = new HashMap<>(2);
    /// Marked before they are added.
    private @Nullable Set<Listener> onlookers;

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

    void onlook(Listener listener) {
        if (onlookers == null) {
            onlookers = new HashSet<>(2);
        }
        onlookers.add(listener);
    }

    boolean isOnlooker(Listener listener) {
        return onlookers != null && onlookers.contains(listener);
    }

    /// For good: it is no onlooker any more either.
    void leave(Listener listener) {
        remove(listener);
        if (onlookers != null) {
            onlookers.remove(listener);
        }
    }

    /// Whoever may no longer listen once this change has been told. An onlooker that is let in is one no more.
    List<Listener> ceasing(Change change) {
        return switch (change) {
            case Change.ParticipantRemoved removed -> of(removed.userId());
            case Change.ConversationDeleted _ -> all();
            case Change.ConversationUpdated updated
            when updated.visibility() == Visibility.PRIVATE && onlookers != null -> List.copyOf(onlookers);
            case Change.ParticipantAdded added
            when onlookers != null -> {
                onlookers.removeAll(of(added.participant().userId()));
                yield List.<Listener>of();
            }
            default -> List.<Listener>of();
        };
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

    List<Listener> members() {
        return all().stream().filter(listener -> !isOnlooker(listener)).toList();
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

    /// Everybody but onlookers, and but this person.
    void tellMembers(List<EncodedEvent> told, @Nullable UUID exceptPerson) {
        if (onlookers == null || onlookers.isEmpty()) {
            tell(told, exceptPerson);
            return;
        }
        var except = new HashSet<>(onlookers);
        if (exceptPerson != null) {
            except.addAll(of(exceptPerson));
        }
        tell(told, except);
    }

    private static boolean isExcept(Listener listener, @Nullable Object except) {
        return except != null
                && (listener == except
                        || except.equals(listener.person())
                        || except instanceof Set<?> several && several.contains(listener));
    }
}
