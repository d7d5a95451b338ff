package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;

/// The events that are changes of a conversation: each has the number after the one before, is the same for everybody,
/// and is applied to what the device holds. Guarded by its [Replica].
final class DurableEvents {
    private final DeviceState device;
    private final Typists typists;
    private final Assembly assembly;

    DurableEvents(DeviceState device, Typists typists, Assembly assembly) {
        this.device = device;
        this.typists = typists;
        this.assembly = assembly;
    }

    void hears(Frame event) {
        var id = event.conversation();
        var seq = event.json().path("seq").asLong(-1);
        if (id.isEmpty() || seq < 1) {
            device.violates("not an event of the protocol: " + event);
            return;
        }
        var state = device.conversations.get(id);
        if (state == null) {
            state = begins(event, seq);
            if (state == null) {
                return;
            }
        } else if (seq != state.last + 1 && !(state.roughly && seq <= state.last)) {
            device.violates((seq <= state.last ? "repeated" : "hole before") + " " + seq + " after " + state.last
                    + (state.resuming ? " while resuming" : "") + ": " + event);
            if (seq <= state.last) {
                return;
            }
        }
        state.last = seq;
        state.roughly = false;
        device.ledger.entry(id, seq, event);
        if (!state.resuming) {
            device.ledger.heard(device.me, id, seq);
        }
        apply(state, event);
    }

    private ConversationState begins(Frame event, long seq) {
        var isMine = event.type().equals("conversation.created")
                || event.type().equals("participant.added")
                        && event.at("participant").path("user_id").asText().equals(device.me);
        if (!isMine && endsMine(event) && !device.gone.containsKey(event.conversation())) {
            // The lists were read after it, and told nothing of what ended so.
            device.gone.put(event.conversation(), seq);
            return null;
        }
        if (!isMine && device.listed) {
            device.violates("heard of a conversation it is not in: " + event);
            return null;
        }
        var state = new ConversationState(event.conversation(), device.me, seq);
        device.conversations.put(state.id, state);
        returns(state, device.gone.remove(state.id), device.gaps.remove(state.id));
        return state;
    }

    /// What was said while one was out of it is not told, but never left out in silence.
    private void returns(ConversationState state, Long departed, Long gap) {
        var missed = departed != null && state.last > departed + 1;
        if (missed && (gap == null || gap != state.last - 1)) {
            device.violates("back in " + state.id + " at " + state.last + " after " + departed + ", told "
                    + (gap == null ? "of no gap" : "of a gap up to " + gap));
        }
    }

    private boolean endsMine(Frame event) {
        return switch (event.type()) {
            case "participant.removed", "participant.left" ->
                event.text("user_id").equals(device.me);
            case "conversation.deleted" -> true;
            default -> false;
        };
    }

    private void apply(ConversationState state, Frame event) {
        switch (event.type()) {
            case "conversation.created" -> state.takeDescription(event.at("conversation"));
            case "conversation.updated" -> state.takeUpdate(event.json());
            case "conversation.deleted" -> ends(state);
            case "participant.added" -> {
                state.takeParticipant(event.at("participant"));
                if (event.at("participant").path("user_id").asText().equals(device.me)) {
                    state.out = false;
                }
            }
            case "participant.removed", "participant.left" -> {
                state.removeParticipant(event.text("user_id"));
                if (typists.ends(state.id, event.text("user_id"))) {
                    device.violates("gone, and was not told to type no longer: " + event);
                }
                if (event.text("user_id").equals(device.me)) {
                    ends(state);
                }
            }
            case "message.sent", "message.changed" -> takeMessage(state, event.at("message"));
            case "reply.completed", "reply.stopped" -> {
                if (event.has("message")) {
                    takeMessage(state, event.at("message"));
                }
                var contradiction = assembly.contradiction(event);
                if (event.type().equals("reply.completed") && !contradiction.isEmpty()) {
                    device.violates("an answer other than it was heard: " + contradiction);
                }
            }
            case "reply.failed" -> {
                // What was heard of it, if anything.
                if (event.at("message").isObject()) {
                    takeMessage(state, event.at("message"));
                }
            }
            default -> device.violates("not an event of the protocol: " + event);
        }
    }

    private void ends(ConversationState state) {
        typists.end(state.id);
        if (state.resuming) {
            state.out = true;
        } else {
            device.conversations.remove(state.id);
            device.gone.put(state.id, state.last);
        }
    }

    private void takeMessage(ConversationState state, JsonNode message) {
        var canonical = Messages.canonical(message);
        device.ledger.message(state.id, canonical);
        state.takeMessage(canonical);
    }
}
