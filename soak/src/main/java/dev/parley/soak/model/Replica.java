package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// What one device knows: snapshots with the events after them applied, over one connection after the other. Every
/// frame is held against what docs/protocol.md promises.
public final class Replica {
    /// Typing ends by itself after 3 s; the rest is for processes that are dead or stopped meanwhile, and come back.
    public static final Duration MOST_TYPING = Duration.ofSeconds(15);

    private final String name;
    private final Ledger ledger;
    private final Violations violations;
    private final Map<String, ConversationState> conversations = new TreeMap<>();
    private final Map<String, Long> gone = new HashMap<>();
    private final Set<String> resuming = new HashSet<>();
    private final Map<String, Long> gaps = new HashMap<>();
    private final Typists typists = new Typists();
    private final LongSupplier nanoTime;
    private Assembly assembly = new Assembly();
    private String me = "";
    private boolean listed;
    private boolean connected;

    public Replica(String name, Ledger ledger, Violations violations) {
        this(name, ledger, violations, System::nanoTime);
    }

    Replica(String name, Ledger ledger, Violations violations, LongSupplier nanoTime) {
        this.name = name;
        this.ledger = ledger;
        this.violations = violations;
        this.nanoTime = nanoTime;
    }

    /// Where to go on: the last change heard of in each conversation; what is beyond `most` is forgotten.
    public synchronized Map<String, Long> leavesOff(int most) {
        while (conversations.size() > most) {
            conversations.remove(conversations.keySet().iterator().next());
        }
        resuming.clear();
        resuming.addAll(conversations.keySet());
        gone.clear();
        gaps.clear();
        typists.endAll();
        assembly = new Assembly();
        listed = false;
        connected = false;
        var positions = new TreeMap<String, Long>();
        conversations.forEach((id, state) -> {
            state.leavesOff();
            positions.put(id, state.last);
        });
        return positions;
    }

    /// The answer to connect.
    public synchronized void connected(Frame ok) {
        me = ok.at("user").path("id").asText();
        connected = true;
        ok.at("conversations").forEach(conversation -> takeListed(conversation, false));
    }

    /// A further page, of conversation.list.
    public synchronized void takeList(Frame ok) {
        ok.at("conversations").forEach(conversation -> takeListed(conversation, true));
    }

    /// All pages have been read: from now on nothing may come from a conversation not known.
    public synchronized void allIsListed() {
        listed = true;
    }

    private void takeListed(JsonNode conversation, boolean roughly) {
        var id = conversation.path("id").asText();
        var seq = conversation.path("seq").asLong();
        var known = conversations.get(id);
        if (known == null && gone.getOrDefault(id, 0L) < seq) {
            known = new ConversationState(id, me, seq);
            known.takeDescription(conversation);
            known.roughly = roughly;
            conversations.put(id, known);
        }
        if (known != null) {
            known.takeOwnPart(conversation);
        }
    }

    /// Whether everything missed has been replayed.
    public synchronized boolean hasCaughtUp() {
        return connected && resuming.isEmpty();
    }

    public synchronized void hears(Frame event) {
        if (!connected) {
            violates("heard before the answer to connect: " + event);
            return;
        }
        switch (event.type()) {
            case "conversation.synced" -> synced(event);
            case "conversation.gap" -> gap(event);
            case "error" -> error(event);
            case "conversation.updated" -> {
                if (event.has("seq")) {
                    durable(event);
                } else {
                    // One's own doing: it may also come when one is no longer in it.
                    Optional.ofNullable(conversations.get(event.conversation()))
                            .ifPresent(state -> state.takePinnedAndArchived(event.json()));
                }
            }
            case "read.marked" -> {
                if (event.text("user_id").equals(me)) {
                    // One's own doing, too.
                    Optional.ofNullable(conversations.get(event.conversation()))
                            .ifPresent(state -> state.hasRead(event.number("seq")));
                } else {
                    known(event);
                }
            }
            case "reply.started" -> known(event).ifPresent(_ -> assembly.begins(event));
            case "reply.delta" -> known(event).ifPresent(_ -> assembly.takes(event));
            case "typing.changed" -> known(event).ifPresent(_ -> types(event));
            case "reply.reasoning", "reply.waiting" -> known(event);
            case "presence.changed", "token.expiring", "server.draining" -> {}
            default -> durable(event);
        }
    }

    private void types(Frame event) {
        var person = event.text("user_id");
        if (person.equals(me)) {
            violates("told of its own typing: " + event);
        }
        typingEnds();
        typists.told(event.conversation(), person, event.at("typing").asBoolean(), nanoTime.getAsLong());
    }

    /// Whether anybody is told to type, as far as this connection knows.
    public synchronized boolean hearsTyping() {
        return connected && typists.anybody();
    }

    /// Nobody goes on typing for long after having said so.
    public synchronized void typingEnds() {
        if (connected) {
            typists.lasting(MOST_TYPING, nanoTime.getAsLong(), ledger::lastTyped)
                    .forEach(this::violates);
        }
    }

    private Optional<ConversationState> known(Frame event) {
        var state = Optional.ofNullable(conversations.get(event.conversation()));
        if (state.isEmpty() && listed) {
            violates("heard of a conversation it is not in: " + event);
        }
        return state;
    }

    private void synced(Frame event) {
        var state = conversations.get(event.conversation());
        if (state == null || !resuming.remove(event.conversation())) {
            violates("synced without a resume: " + event);
            return;
        }
        if (state.last != event.number("seq")) {
            violates("replayed up to " + state.last + ", but told " + event);
        }
        caughtUp(state);
    }

    private void gap(Frame event) {
        if (gone.containsKey(event.conversation())) {
            // One was out of it, and comes in again.
            gaps.put(event.conversation(), event.number("seq"));
            return;
        }
        violates("a gap, though nothing is ever trimmed: " + event);
        var state = conversations.get(event.conversation());
        if (state != null) {
            resuming.remove(state.id);
            state.last = event.number("seq");
            state.open = false;
            caughtUp(state);
        }
    }

    private void caughtUp(ConversationState state) {
        state.resuming = false;
        if (state.out) {
            conversations.remove(state.id);
        }
    }

    private void error(Frame event) {
        if (resuming.remove(event.conversation())
                && event.json().path("code").asText().equals("not_found")) {
            conversations.remove(event.conversation());
        } else {
            violates("an error nobody asked for: " + event);
        }
    }

    private void durable(Frame event) {
        var id = event.conversation();
        var seq = event.json().path("seq").asLong(-1);
        if (id.isEmpty() || seq < 1) {
            violates("not an event of the protocol: " + event);
            return;
        }
        var state = conversations.get(id);
        if (state == null) {
            state = begins(event, seq);
            if (state == null) {
                return;
            }
        } else if (seq != state.last + 1 && !(state.roughly && seq <= state.last)) {
            violates((seq <= state.last ? "repeated" : "hole before") + " " + seq + " after " + state.last
                    + (state.resuming ? " while resuming" : "") + ": " + event);
            if (seq <= state.last) {
                return;
            }
        }
        state.last = seq;
        state.roughly = false;
        ledger.entry(id, seq, event);
        if (!state.resuming) {
            ledger.heard(me, id, seq);
        }
        apply(state, event);
    }

    private ConversationState begins(Frame event, long seq) {
        var isMine = event.type().equals("conversation.created")
                || event.type().equals("participant.added")
                        && event.at("participant").path("user_id").asText().equals(me);
        if (!isMine && endsMine(event) && !gone.containsKey(event.conversation())) {
            // The lists were read after it, and told nothing of what ended so.
            gone.put(event.conversation(), seq);
            return null;
        }
        if (!isMine && listed) {
            violates("heard of a conversation it is not in: " + event);
            return null;
        }
        var state = new ConversationState(event.conversation(), me, seq);
        conversations.put(state.id, state);
        returns(state, gone.remove(state.id), gaps.remove(state.id));
        return state;
    }

    /// What was said while one was out of it is not told, but never left out in silence.
    private void returns(ConversationState state, Long departed, Long gap) {
        var missed = departed != null && state.last > departed + 1;
        if (missed && (gap == null || gap != state.last - 1)) {
            violates("back in " + state.id + " at " + state.last + " after " + departed + ", told "
                    + (gap == null ? "of no gap" : "of a gap up to " + gap));
        }
    }

    private boolean endsMine(Frame event) {
        return switch (event.type()) {
            case "participant.removed", "participant.left" ->
                event.text("user_id").equals(me);
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
                if (event.at("participant").path("user_id").asText().equals(me)) {
                    state.out = false;
                }
            }
            case "participant.removed", "participant.left" -> {
                state.removeParticipant(event.text("user_id"));
                if (typists.ends(state.id, event.text("user_id"))) {
                    violates("gone, and was not told to type no longer: " + event);
                }
                if (event.text("user_id").equals(me)) {
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
                    violates("an answer other than it was heard: " + contradiction);
                }
            }
            case "reply.failed" -> {
                // What was heard of it, if anything.
                if (event.at("message").isObject()) {
                    takeMessage(state, event.at("message"));
                }
            }
            default -> violates("not an event of the protocol: " + event);
        }
    }

    private void ends(ConversationState state) {
        typists.end(state.id);
        if (state.resuming) {
            state.out = true;
        } else {
            conversations.remove(state.id);
            gone.put(state.id, state.last);
        }
    }

    private void takeMessage(ConversationState state, JsonNode message) {
        var canonical = Messages.canonical(message);
        ledger.message(state.id, canonical);
        state.takeMessage(canonical);
    }

    /// The answer to conversation.open, at its place between the events.
    public synchronized void opens(Frame snapshot) {
        var id = snapshot.at("conversation").path("id").asText();
        var state = conversations.get(id);
        if (state == null) {
            if (listed) {
                violates("opened a conversation it is not in: " + id);
            }
            return;
        }
        if (state.roughly) {
            state.roughly = false;
            state.last = snapshot.number("seq");
        } else if (snapshot.number("seq") != state.last) {
            violates("opened at " + snapshot.number("seq") + " after hearing " + state.last + " of " + id);
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
                violates("opened at " + snapshot.number("seq") + ", " + fresh + " is held as " + held);
            }
        }
    }

    /// A page of conversation.history, or the messages of a snapshot.
    public synchronized void takePage(String id, Frame page) {
        var state = conversations.get(id);
        if (state != null) {
            takePage(state, page);
        }
    }

    private void takePage(ConversationState state, Frame page) {
        var messages = new ArrayList<JsonNode>();
        for (var message : page.at("messages")) {
            var canonical = Messages.canonical(message);
            ledger.message(state.id, canonical);
            messages.add(canonical);
        }
        state.takePage(messages, page.at("more").asBoolean());
    }

    public synchronized List<String> conversations() {
        return List.copyOf(conversations.keySet());
    }

    /// What is known of one, read while nothing changes it.
    public synchronized <T> Optional<T> of(String id, java.util.function.Function<ConversationState, T> question) {
        return Optional.ofNullable(conversations.get(id)).map(question);
    }

    public synchronized long heardUpTo(String id) {
        var state = conversations.get(id);
        return state == null ? 0 : state.last;
    }

    public synchronized boolean isOpen(String id) {
        var state = conversations.get(id);
        return state != null && state.open;
    }

    public synchronized String me() {
        return me;
    }

    /// Snapshot and events against a new connection of the same person.
    public List<String> differencesFrom(Replica fresh) {
        var differences = new ArrayList<String>();
        synchronized (this) {
            var all = new java.util.TreeSet<>(conversations.keySet());
            all.addAll(fresh.conversations.keySet());
            for (var id : all) {
                var mine = conversations.get(id);
                var theirs = fresh.conversations.get(id);
                if (mine == null || theirs == null) {
                    differences.add(name + ": " + id + " is " + (mine == null ? "unknown" : "known") + ", fresh "
                            + (theirs == null ? "unknown" : "known"));
                } else {
                    mine.differencesFrom(theirs)
                            .forEach(difference -> differences.add(name + ": " + id + ": " + difference));
                }
            }
        }
        return differences;
    }

    private void violates(String text) {
        violations.add(name + ": " + text);
    }
}
