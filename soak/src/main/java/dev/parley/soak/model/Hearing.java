package dev.parley.soak.model;

import dev.parley.soak.client.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// What the user of a client hears, who knows nothing of connections: each change of a conversation once, in order,
/// over as many of them as it takes.
public final class Hearing {
    private static final Set<String> DURABLE = Set.of(
            "conversation.created",
            "conversation.updated",
            "conversation.deleted",
            "participant.added",
            "participant.removed",
            "participant.left",
            "message.sent",
            "message.changed",
            "reply.completed",
            "reply.stopped",
            "reply.failed");

    private final String name;
    private final String me;
    private final Ledger ledger;
    private final Violations violations;
    private final TreeMap<String, Long> last = new TreeMap<>();
    private final Set<String> gone = new HashSet<>();

    public Hearing(String name, String me, Ledger ledger, Violations violations) {
        this.name = name;
        this.me = me;
        this.ledger = ledger;
        this.violations = violations;
    }

    /// As who has heard nothing yet.
    public synchronized void beginsAnew() {
        last.clear();
        gone.clear();
    }

    /// It was told where this conversation stands.
    public synchronized void listed(String conversation, long seq) {
        last.putIfAbsent(conversation, seq);
        gone.remove(conversation);
    }

    public synchronized List<String> conversations() {
        return new ArrayList<>(last.keySet());
    }

    /// The last change it has heard of; empty where it does not follow this conversation.
    public synchronized OptionalLong upTo(String conversation) {
        var seq = last.get(conversation);
        return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
    }

    public synchronized void hears(Frame event) {
        var id = event.conversation();
        switch (event.type()) {
            case "conversation.gap" -> {
                if (!gone.contains(id)) {
                    violates("told of a gap, though nothing is ever trimmed: " + event);
                }
                last.merge(id, event.number("seq"), Math::max);
            }
            case "conversation.synced" -> {
                var heard = last.get(id);
                if (heard != null && heard != event.number("seq")) {
                    violates("has heard up to " + heard + ", told " + event);
                }
            }
            default -> {
                if (DURABLE.contains(event.type()) && event.has("seq")) {
                    durable(id, event.number("seq"), event);
                }
            }
        }
    }

    private void durable(String id, long seq, Frame event) {
        var before = last.put(id, seq);
        if (before != null && seq != before + 1) {
            violates((seq <= before ? "hears again " : "hole before ") + seq + " after " + before + ": " + event);
        }
        ledger.entry(id, seq, event);
        if (event.json().path("message").isObject()) {
            ledger.message(id, Messages.canonical(event.at("message")));
        }
        if (isOver(event)) {
            isOut(id);
        } else if (event.type().equals("participant.added")
                && isMe(event.at("participant").path("user_id").asText())) {
            gone.remove(id);
        }
    }

    /// One takes no part in it any more.
    public synchronized void isOut(String conversation) {
        last.remove(conversation);
        gone.add(conversation);
    }

    private boolean isOver(Frame event) {
        return switch (event.type()) {
            case "conversation.deleted" -> true;
            case "participant.removed", "participant.left" -> isMe(event.text("user_id"));
            default -> false;
        };
    }

    private boolean isMe(String user) {
        return user.equals(me);
    }

    private void violates(String text) {
        violations.add(name + ": " + text);
    }
}
