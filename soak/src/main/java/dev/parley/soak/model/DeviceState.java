package dev.parley.soak.model;

import dev.parley.soak.client.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What one device holds: the conversations it knows, and how it stands with those it was in or goes on with. Guarded
/// by its [Replica].
final class DeviceState {
    final Ledger ledger;
    final Map<String, ConversationState> conversations = new TreeMap<>();

    /// The last change heard of those the person is no longer in.
    final Map<String, Long> gone = new HashMap<>();

    /// Those pinned, or taken out of the archive, before all was listed: they have moved from a page that was yet to be
    /// read to one that had been.
    final Set<String> moved = new HashSet<>();

    /// Those whose missed events are being replayed.
    final Set<String> resuming = new HashSet<>();

    /// Up to where the device was told that it missed something.
    final Map<String, Long> gaps = new HashMap<>();

    private final String name;
    private final Violations violations;

    /// Whose device it is.
    String me = "";

    /// Whether it knows of all the person's conversations.
    boolean listed;

    DeviceState(String name, Ledger ledger, Violations violations) {
        this.name = name;
        this.ledger = ledger;
        this.violations = violations;
    }

    /// The conversation of an event, which nobody hears of who is not in it.
    Optional<ConversationState> known(Frame event) {
        var state = Optional.ofNullable(conversations.get(event.conversation()));
        if (state.isEmpty() && listed) {
            violates("heard of a conversation it is not in: " + event);
        }
        return state;
    }

    void violates(String text) {
        violations.add(name + ": " + text);
    }
}
