package dev.parley.gateway.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How much all that is listened to may take up together. Where it is more, listeners are to go: of the person whose
/// listeners hear of most together, the one that hears of most, until what is left fits.
final class SubscriptionBudget {
    /// About what a conversation takes up here, and every listener in it.
    static final long CONVERSATION_BYTES = 2048;

    static final long LISTENER_BYTES = 128;

    private final long maxBytes;

    /// @param maxBytes 0: any number
    SubscriptionBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    static long bytes(int conversations, long subscriptions) {
        return conversations * CONVERSATION_BYTES + subscriptions * LISTENER_BYTES;
    }

    boolean isExceeded(int conversations, long subscriptions) {
        return maxBytes > 0 && bytes(conversations, subscriptions) > maxBytes;
    }

    /// All listeners of one person; of somebody without an account one alone.
    private static final class Holder {
        private final List<Map.Entry<Listener, Integer>> listeners = new ArrayList<>(1);
        private long subscriptions;

        void add(Map.Entry<Listener, Integer> listener) {
            listeners.add(listener);
            subscriptions += listener.getValue();
        }

        Listener largest() {
            return listeners.stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }

        /// What becomes free where its largest goes: the conversations themselves with the last of them only.
        long frees() {
            var most = listeners.stream().mapToInt(Map.Entry::getValue).max().orElse(0);
            return listeners.size() == 1 ? bytes(most, most) : bytes(0, most);
        }

        void remove(Listener gone) {
            listeners.removeIf(listener -> {
                if (listener.getKey() != gone) {
                    return false;
                }
                subscriptions -= listener.getValue();
                return true;
            });
        }
    }

    /// Who is to go, of these listeners and the number of conversations each hears of; those that are gone are on
    /// their way already.
    List<Listener> tooMany(int conversations, Map<Listener, Integer> listeners) {
        var subscriptions =
                listeners.values().stream().mapToLong(Integer::longValue).sum();
        if (!isExceeded(conversations, subscriptions)) {
            return List.of();
        }
        var excess = bytes(conversations, subscriptions) - maxBytes;
        var holders = new HashMap<Object, Holder>();
        for (var listener : listeners.entrySet()) {
            if (listener.getKey().isGone()) {
                excess -= bytes(0, listener.getValue());
            } else {
                holders.computeIfAbsent(
                                Objects.requireNonNullElse(listener.getKey().person(), listener.getKey()),
                                _ -> new Holder())
                        .add(listener);
            }
        }
        var leaving = new ArrayList<Listener>();
        while (excess > 0) {
            var greediest = holders.values().stream()
                    .filter(holder -> !holder.listeners.isEmpty())
                    .max((one, other) -> Long.compare(one.subscriptions, other.subscriptions));
            if (greediest.isEmpty()) {
                break;
            }
            var largest = greediest.get().largest();
            excess -= greediest.get().frees();
            greediest.get().remove(largest);
            leaving.add(largest);
        }
        return leaving;
    }
}
