package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.util.ArrayList;

/// Conversations as they are shown when asked for: they have to be what came of the events so far. Guarded by its
/// [Replica].
final class Snapshots {
    private final DeviceState device;

    Snapshots(DeviceState device) {
        this.device = device;
    }

    /// The answer to conversation.open, at its place between the events.
    void opens(Frame snapshot) {
        var id = snapshot.at("conversation").path("id").asText();
        var state = device.conversations.get(id);
        if (state == null) {
            if (device.listed) {
                device.violates("opened a conversation it is not in: " + id);
            }
            return;
        }
        if (state.roughly) {
            state.roughly = false;
            state.last = snapshot.number("seq");
        } else if (snapshot.number("seq") != state.last) {
            device.violates("opened at " + snapshot.number("seq") + " after hearing " + state.last + " of " + id);
        }
        if (state.open && !state.resuming) {
            isAsApplied(state, snapshot);
        }
        state.takeSnapshot(snapshot);
        takePage(state, snapshot);
    }

    /// Snapshot and events must be the fresh snapshot, also in the midst of everything.
    private void isAsApplied(ConversationState state, Frame snapshot) {
        for (var message : snapshot.at("messages")) {
            var fresh = Messages.canonical(message);
            var held = state.message(fresh.path("seq").asLong());
            var comparable = held != null && ConversationState.changedSeq(held) <= snapshot.number("seq");
            if (comparable && !held.equals(fresh) || held == null && state.isWhole()) {
                device.violates("opened at " + snapshot.number("seq") + ", " + fresh + " is held as " + held);
            }
        }
    }

    /// A page of conversation.history, or the messages of a snapshot.
    void takePage(String id, Frame page) {
        var state = device.conversations.get(id);
        if (state != null) {
            takePage(state, page);
        }
    }

    private void takePage(ConversationState state, Frame page) {
        var messages = new ArrayList<JsonNode>();
        for (var message : page.at("messages")) {
            var canonical = Messages.canonical(message);
            device.ledger.message(state.id, canonical);
            messages.add(canonical);
        }
        state.takePage(messages, page.at("more").asBoolean());
    }
}
