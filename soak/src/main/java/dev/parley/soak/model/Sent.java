package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A message somebody sends under one key, however often.
public final class Sent {
    public static final String DELETED = "(deleted)";

    private enum Outcome {
        OPEN,
        REFUSED,
        ACKNOWLEDGED
    }

    private final String conversation;
    private final String sender;
    private final String key;
    private final String content;
    private final Violations violations;
    private Outcome outcome = Outcome.OPEN;
    private boolean attempted;
    private String id = "";
    private String reply = "";
    private long seq;

    Sent(String conversation, String sender, String key, String content, Violations violations) {
        this.conversation = conversation;
        this.sender = sender;
        this.key = key;
        this.content = content;
        this.violations = violations;
    }

    public String conversation() {
        return conversation;
    }

    public String sender() {
        return sender;
    }

    public String key() {
        return key;
    }

    public String content() {
        return content;
    }

    /// An answer; each one must name the same message, and the same reply to it. `askedFor`: empty where none is
    /// written.
    public synchronized void acknowledged(JsonNode message, String askedFor) {
        var told = message.path("id").asText();
        if (outcome == Outcome.ACKNOWLEDGED) {
            if (!(told.equals(id) && message.path("seq").asLong() == seq)) {
                violations.add("key " + key + " made " + id + " at " + seq + " and " + message);
            }
            if (!askedFor.equals(reply)) {
                violations.add("key " + key + " asked for the reply \"" + reply + "\" and for \"" + askedFor + "\"");
            }
        }
        if (!message.path("key").asText().equals(key)) {
            violations.add("key " + key + " is answered with " + message);
        }
        outcome = Outcome.ACKNOWLEDGED;
        id = told;
        reply = askedFor;
        seq = message.path("seq").asLong();
    }

    /// Certainly not stored by this attempt.
    public synchronized void refused() {
        if (outcome == Outcome.OPEN && !attempted) {
            outcome = Outcome.REFUSED;
        }
    }

    /// An attempt whose outcome nobody knows.
    public synchronized void isInDoubtNow() {
        attempted = true;
    }

    /// Nobody can find out any more, as the sender may not look.
    public synchronized void isGivenUp() {
        if (outcome == Outcome.OPEN) {
            outcome = Outcome.REFUSED;
        }
    }

    public synchronized boolean isAcknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }

    public synchronized boolean isInDoubt() {
        return outcome == Outcome.OPEN && attempted;
    }

    public synchronized String id() {
        return id;
    }

    public synchronized long seq() {
        return seq;
    }

    /// `state` null: nobody can see the conversation any more.
    synchronized void contradictions(ConversationState state, List<String> wrong) {
        if (state == null) {
            return;
        }
        var mine = state.messages().stream()
                .filter(message -> message.path("id").asText().equals(id)
                        || message.path("content").asText().startsWith(key + " "))
                .toList();
        if (mine.size() > 1) {
            wrong.add("key " + key + " was stored more than once: " + mine);
        }
        if (outcome == Outcome.ACKNOWLEDGED
                && (mine.isEmpty() || mine.getFirst().path("seq").asLong() != seq)) {
            wrong.add("acknowledged and lost: key " + key + ", message " + id + " at " + seq + " of " + conversation);
        }
    }
}
