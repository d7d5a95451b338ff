package dev.parley.soak.model;

import dev.parley.soak.client.Frame;
import java.util.Map;
import java.util.TreeMap;

/// How a device goes on where it left off: what it missed is replayed up to a `conversation.synced`, or said to be
/// missing. Guarded by its [Replica].
final class Resumption {
    private final DeviceState device;

    Resumption(DeviceState device) {
        this.device = device;
    }

    /// Where to go on: the last change heard of in each conversation; what is beyond `most` is forgotten.
    Map<String, Long> leavesOff(int most) {
        var conversations = device.conversations;
        while (conversations.size() > most) {
            conversations.remove(conversations.keySet().iterator().next());
        }
        device.resuming.clear();
        device.resuming.addAll(conversations.keySet());
        device.gone.clear();
        device.gaps.clear();
        var positions = new TreeMap<String, Long>();
        conversations.forEach((id, state) -> {
            state.leavesOff();
            positions.put(id, state.last);
        });
        return positions;
    }

    boolean isOver() {
        return device.resuming.isEmpty();
    }

    void synced(Frame event) {
        var state = device.conversations.get(event.conversation());
        if (state == null || !device.resuming.remove(event.conversation())) {
            device.violates("synced without a resume: " + event);
            return;
        }
        if (state.last != event.number("seq")) {
            device.violates("replayed up to " + state.last + ", but told " + event);
        }
        caughtUp(state);
    }

    void gap(Frame event) {
        if (device.gone.containsKey(event.conversation())) {
            // One was out of it, and comes in again.
            device.gaps.put(event.conversation(), event.number("seq"));
            return;
        }
        device.violates("a gap, though nothing is ever trimmed: " + event);
        var state = device.conversations.get(event.conversation());
        if (state != null) {
            device.resuming.remove(state.id);
            state.last = event.number("seq");
            state.open = false;
            caughtUp(state);
        }
    }

    private void caughtUp(ConversationState state) {
        state.resuming = false;
        if (state.out) {
            device.conversations.remove(state.id);
        }
    }

    /// One conversation may be gone by then; there is no other error that nobody asked for.
    void error(Frame event) {
        if (device.resuming.remove(event.conversation())
                && event.json().path("code").asText().equals("not_found")) {
            device.conversations.remove(event.conversation());
        } else {
            device.violates("an error nobody asked for: " + event);
        }
    }
}
