package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What all of them together have seen and done: everybody must agree, and what was acknowledged must stay.
public final class Ledger {
    private final Violations violations;
    private final Map<String, ConversationLog> logs = new ConcurrentHashMap<>();
    private final Map<String, Sent> sent = new ConcurrentSkipListMap<>();
    private final Map<String, Long> typed = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<String, Register<String>> registers = new ConcurrentSkipListMap<>();

    public Ledger(Violations violations) {
        this.violations = violations;
    }

    private ConversationLog log(String conversation) {
        return logs.computeIfAbsent(conversation, id -> new ConversationLog(id, violations));
    }

    /// An entry of a log as somebody heard it.
    void entry(String conversation, long seq, Frame event) {
        log(conversation).entry(seq, event);
    }

    void message(String conversation, JsonNode canonical) {
        log(conversation).message(canonical);
    }

    /// Heard live, not as something missed.
    void heard(String person, String conversation, long seq) {
        log(conversation).heard(person, seq);
    }

    /// A message as an answer told it.
    public void told(String conversation, JsonNode message) {
        log(conversation).message(Messages.canonical(message));
        log(conversation).reaches(message.path("changed_seq").asLong());
    }

    public void created(String conversation, Collection<String> members) {
        log(conversation).begins(members);
    }

    public void deleted(String conversation) {
        log(conversation).isDeleted();
    }

    public boolean isDeleted(String conversation) {
        return log(conversation).deleted();
    }

    public boolean isMember(String person, String conversation) {
        return log(conversation).members().contains(person);
    }

    public Set<String> members(String conversation) {
        return log(conversation).members();
    }

    public Sent sends(String conversation, String sender, String key, String content) {
        return sent.computeIfAbsent(
                sender + " " + conversation + " " + key, _ -> new Sent(conversation, sender, key, content, violations));
    }

    /// The one value that this name stands for.
    public Register<String> register(String name, String initial) {
        return registers.computeIfAbsent(name, _ -> new Register<>(initial));
    }

    public boolean wasEverMember(String person, String conversation) {
        return log(conversation).wasEver(person);
    }

    /// Somebody says that it types; of several devices the last counts.
    public void types(String conversation, String person) {
        types(conversation, person, System.nanoTime());
    }

    void types(String conversation, String person, long nanoTime) {
        typed.merge(person + " " + conversation, nanoTime, Math::max);
    }

    long lastTyped(String conversation, String person, long told) {
        return typed.getOrDefault(person + " " + conversation, told);
    }

    /// An acknowledged marker.
    public void hasRead(String conversation, String person, long seq) {
        log(conversation).hasRead(person, seq);
    }

    /// How far each log has certainly come.
    public Map<String, Long> heads() {
        var heads = new java.util.TreeMap<String, Long>();
        logs.forEach((id, log) -> {
            if (!log.deleted()) {
                heads.put(id, log.head());
            }
        });
        return heads;
    }

    public long entries() {
        return logs.values().stream().mapToLong(ConversationLog::size).sum();
    }

    public long acknowledged() {
        return sent.values().stream().filter(Sent::isAcknowledged).count();
    }

    public List<Sent> inDoubt(String sender) {
        return sent.values().stream()
                .filter(one -> one.sender().equals(sender) && one.isInDoubt())
                .toList();
    }

    /// Holds everything noted against fresh snapshots of everybody's conversations.
    public List<String> contradictions(Collection<Replica> fresh) {
        var wrong = new ArrayList<String>();
        var states = new ConcurrentHashMap<String, ConversationState>();
        for (var replica : fresh) {
            for (var id : replica.conversations()) {
                replica.of(id, state -> state).ifPresent(state -> {
                    var other = states.putIfAbsent(id, state);
                    if (other != null && !other.messages().equals(state.messages())) {
                        wrong.add(id + " is not the same for everybody");
                    }
                });
            }
        }
        sent.values().forEach(one -> one.contradictions(states.get(one.conversation()), wrong));
        states.values().forEach(state -> log(state.id).contradictions(state, wrong));
        states.values().forEach(state -> valuesOf(state, wrong));
        fresh.forEach(replica -> replica.conversations()
                .forEach(id -> replica.of(id, state -> state).ifPresent(state -> ownPart(replica.me(), state, wrong))));
        logs.values().forEach(log -> log.leaks(wrong));
        return wrong;
    }

    private void valuesOf(ConversationState state, List<String> wrong) {
        isPossible("title " + state.id, state.fields().get("title"), wrong);
        isPossible("description " + state.id, state.fields().get("description"), wrong);
        for (var message : state.messages()) {
            var id = message.path("id").asText();
            var content = Messages.isDeleted(message)
                    ? Sent.DELETED
                    : message.path("content").asText();
            isPossible("content " + id, content, wrong);
            if (!Messages.isDeleted(message)) {
                reactionsOf(message, wrong);
            }
        }
    }

    private void reactionsOf(JsonNode message, List<String> wrong) {
        var prefix = "reaction " + message.path("id").asText() + " ";
        registers.subMap(prefix, prefix + Character.MAX_VALUE).keySet().forEach(name -> {
            var parts = name.split(" ");
            isPossible(name, Boolean.toString(Messages.hasReaction(message, parts[2], parts[3])), wrong);
        });
    }

    /// Of the part of somebody who went and came back only what was read is kept.
    private void ownPart(String person, ConversationState state, List<String> wrong) {
        var log = log(state.id);
        log.joined(person).ifPresent(joined -> {
            var contradiction = state.unreadContradiction(joined);
            if (!contradiction.isEmpty()) {
                wrong.add(person + " in " + state.id + ": " + contradiction);
            }
        });
        if (!log.everWent(person)) {
            isPossible("pinned " + state.id + " " + person, state.fields().get("pinned"), wrong);
            isPossible("archived " + state.id + " " + person, state.fields().get("archived"), wrong);
        }
        if (state.readSeq() < log.read(person)) {
            wrong.add(person + " has read " + log.read(person) + " of " + state.id + ", told " + state.readSeq());
        }
    }

    private void isPossible(String name, String value, List<String> wrong) {
        var register = registers.get(name);
        if (register != null && !register.possible().contains(value)) {
            wrong.add(name + " is \"" + value + "\", but only possible: " + register.possible());
        }
    }
}
