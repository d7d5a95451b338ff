package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// One conversation's log, put together from what everybody heard of it.
final class ConversationLog {
    private static final String JOINS = "joins ";
    private static final String GOES = "goes ";

    private final String id;
    private final Violations violations;
    private final TreeMap<Long, String> entries = new TreeMap<>();
    private final Map<String, JsonNode> sights = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, BitSet> heard = new HashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private final Set<String> first = new HashSet<>();
    private long head;
    private boolean deleted;

    ConversationLog(String id, Violations violations) {
        this.id = id;
        this.violations = violations;
    }

    synchronized void begins(Collection<String> members) {
        first.addAll(members);
    }

    synchronized void entry(long seq, Frame event) {
        reaches(seq);
        var entry = summary(event);
        var other = entries.putIfAbsent(seq, entry);
        if (other != null && !other.equals(entry)) {
            violations.add("not the same for all: " + id + " " + seq + " is \"" + entry + "\" and \"" + other + "\"");
        }
        if (event.type().startsWith("reply.")) {
            var earlier = ends.putIfAbsent(event.text("reply_id"), seq);
            if (earlier != null && earlier != seq) {
                violations.add("reply " + event.text("reply_id") + " ended at " + earlier + " and at " + seq);
            }
        }
        if (event.type().equals("conversation.deleted")) {
            deleted = true;
        }
    }

    private static String summary(Frame event) {
        return switch (event.type()) {
            case "participant.added" ->
                JOINS + event.at("participant").path("user_id").asText();
            case "participant.removed", "participant.left" -> GOES + event.text("user_id");
            case "message.sent", "message.changed" ->
                event.type() + " " + event.at("message").path("id").asText();
            case "reply.completed", "reply.failed", "reply.stopped" -> event.type() + " " + event.text("reply_id");
            default -> event.type();
        };
    }

    /// The same version of a message looks the same to everybody, and its place never changes.
    synchronized void message(JsonNode message) {
        var name = message.path("id").asText();
        seen(name + " " + ConversationState.changedSeq(message), message, message);
        seen("place of " + name, message.path("seq"), message);
        seen("at " + message.path("seq").asLong(), message.path("id"), message);
    }

    private void seen(String name, JsonNode sight, JsonNode message) {
        var other = sights.putIfAbsent(name, sight);
        if (other != null && !other.equals(sight)) {
            violations.add("not the same for all: " + message + " and " + other);
        }
    }

    synchronized void heard(String person, long seq) {
        heard.computeIfAbsent(person, _ -> new BitSet()).set((int) seq);
    }

    synchronized void reaches(long seq) {
        head = Math.max(head, seq);
    }

    synchronized void isDeleted() {
        deleted = true;
    }

    synchronized boolean deleted() {
        return deleted;
    }

    synchronized long head() {
        return head;
    }

    synchronized long size() {
        return entries.size();
    }

    synchronized Set<String> members() {
        var members = new HashSet<>(first);
        for (var entry : entries.values()) {
            if (entry.startsWith(JOINS)) {
                members.add(entry.substring(JOINS.length()));
            } else if (entry.startsWith(GOES)) {
                members.remove(entry.substring(GOES.length()));
            }
        }
        return members;
    }

    synchronized boolean wasEver(String person) {
        return first.isEmpty() || first.contains(person) || entries.containsValue(JOINS + person);
    }

    synchronized boolean everWent(String person) {
        return entries.containsValue(GOES + person);
    }

    /// Where the log ended when this person first came in; empty: not known. Another role is told as a joining, too.
    synchronized OptionalLong joined(String person) {
        if (first.isEmpty()) {
            return OptionalLong.empty();
        }
        return first.contains(person)
                ? OptionalLong.of(0)
                : entries.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(JOINS + person))
                        .mapToLong(entry -> entry.getKey() - 1)
                        .min();
    }

    synchronized void hasRead(String person, long seq) {
        read.merge(person, seq, Math::max);
    }

    synchronized long read(String person) {
        return read.getOrDefault(person, 0L);
    }

    synchronized void contradictions(ConversationState state, List<String> wrong) {
        if (head > state.last) {
            wrong.add(id + " ends at " + state.last + ", but " + head + " was told of");
        }
        for (var entry : entries.entrySet()) {
            if (entry.getValue().startsWith("message.sent ")) {
                var message = state.message(entry.getKey());
                if (message == null
                        || !entry.getValue().endsWith(message.path("id").asText())) {
                    wrong.add("heard and lost: " + entry.getValue() + " at " + entry.getKey() + " of " + id);
                }
            }
        }
    }

    /// Who heard live what was said while they were not in it.
    synchronized void leaks(List<String> wrong) {
        if (first.isEmpty()) {
            return;
        }
        heard.forEach((person, seqs) -> {
            var leaked = new ArrayList<Long>();
            var in = first.contains(person);
            for (var entry : entries.entrySet()) {
                var joins = entry.getValue().equals(JOINS + person);
                if (seqs.get(entry.getKey().intValue()) && !in && !joins) {
                    leaked.add(entry.getKey());
                }
                in = in && !entry.getValue().equals(GOES + person) || joins;
            }
            if (!leaked.isEmpty()) {
                wrong.add(person + " heard " + leaked + " of " + id + " without being in it");
            }
        });
    }
}
