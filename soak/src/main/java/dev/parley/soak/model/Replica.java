package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// What one device knows: snapshots with the events after them applied, over one connection after the other. Every
/// frame is held against what docs/protocol.md promises.
public final class Replica {
    /// Typing ends by itself after 3 s; the rest is for processes that are dead or stopped meanwhile, and come back.
    public static final Duration MOST_TYPING = Duration.ofSeconds(15);

    private final String name;
    private final DeviceState device;
    private final Typists typists = new Typists();
    private final Assembly assembly = new Assembly();
    private final DurableEvents durableEvents;
    private final Resumption resumption;
    private final Snapshots snapshots;
    private final LongSupplier nanoTime;
    private boolean connected;

    public Replica(String name, Ledger ledger, Violations violations) {
        this(name, ledger, violations, System::nanoTime);
    }

    Replica(String name, Ledger ledger, Violations violations, LongSupplier nanoTime) {
        this.name = name;
        this.device = new DeviceState(name, ledger, violations);
        this.durableEvents = new DurableEvents(device, typists, assembly);
        this.resumption = new Resumption(device);
        this.snapshots = new Snapshots(device);
        this.nanoTime = nanoTime;
    }

    /// Where to go on: the last change heard of in each conversation; what is beyond `most` is forgotten.
    public synchronized Map<String, Long> leavesOff(int most) {
        typists.endAll();
        assembly.forgets();
        device.listed = false;
        device.moved.clear();
        connected = false;
        return resumption.leavesOff(most);
    }

    /// The answer to connect.
    public synchronized void connected(Frame ok) {
        device.me = ok.at("user").path("id").asText();
        connected = true;
        ok.at("conversations").forEach(conversation -> takeListed(conversation, false));
    }

    /// A further page, of conversation.list.
    public synchronized void takeList(Frame ok) {
        ok.at("conversations").forEach(conversation -> takeListed(conversation, true));
    }

    /// Those that may have been on none of the pages, as they moved meanwhile: each is to be asked for.
    public synchronized List<String> overlooked() {
        device.moved.removeAll(device.conversations.keySet());
        return List.copyOf(device.moved);
    }

    /// The answer to conversation.open of one of them, in which one may take part no longer.
    public synchronized void takeOverlooked(Frame ok) {
        if (ok.at("conversation").has("role")) {
            takeListed(ok.at("conversation"), true);
        }
    }

    /// All has been read: from now on nothing may come from a conversation not known.
    public synchronized void allIsListed() {
        device.listed = true;
    }

    private void takeListed(JsonNode conversation, boolean roughly) {
        var id = conversation.path("id").asText();
        var seq = conversation.path("seq").asLong();
        var known = device.conversations.get(id);
        if (known == null && device.gone.getOrDefault(id, 0L) < seq) {
            known = new ConversationState(id, device.me, seq);
            known.takeDescription(conversation);
            known.roughly = roughly;
            device.conversations.put(id, known);
        }
        if (known != null) {
            known.takeOwnPart(conversation);
        }
    }

    /// Whether everything missed has been replayed.
    public synchronized boolean hasCaughtUp() {
        return connected && resumption.isOver();
    }

    public synchronized void hears(Frame event) {
        if (!connected) {
            device.violates("heard before the answer to connect: " + event);
            return;
        }
        switch (event.type()) {
            case "conversation.synced" -> resumption.synced(event);
            case "conversation.gap" -> resumption.gap(event);
            case "error" -> resumption.error(event);
            case "conversation.updated" -> {
                if (event.has("seq")) {
                    durableEvents.hears(event);
                } else {
                    // One's own doing: it may also come when one is no longer in it.
                    of(event)
                            .ifPresentOrElse(
                                    state -> state.takePinnedAndArchived(event.json()),
                                    () -> device.moved.add(event.conversation()));
                }
            }
            case "read.marked" -> {
                if (event.text("user_id").equals(device.me)) {
                    // One's own doing, too.
                    of(event).ifPresent(state -> state.hasRead(event.number("seq")));
                } else {
                    device.known(event);
                }
            }
            case "reply.started" -> device.known(event).ifPresent(_ -> assembly.begins(event));
            case "reply.delta" -> device.known(event).ifPresent(_ -> assembly.takes(event));
            case "typing.changed" -> device.known(event).ifPresent(_ -> types(event));
            case "reply.reasoning", "reply.waiting" -> device.known(event);
            case "presence.changed", "token.expiring", "server.draining" -> {}
            default -> durableEvents.hears(event);
        }
    }

    private Optional<ConversationState> of(Frame event) {
        return Optional.ofNullable(device.conversations.get(event.conversation()));
    }

    private void types(Frame event) {
        var person = event.text("user_id");
        if (person.equals(device.me)) {
            device.violates("told of its own typing: " + event);
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
            typists.lasting(MOST_TYPING, nanoTime.getAsLong(), device.ledger::lastTyped)
                    .forEach(device::violates);
        }
    }

    /// The answer to conversation.open, at its place between the events.
    public synchronized void opens(Frame snapshot) {
        snapshots.opens(snapshot);
    }

    /// A page of conversation.history.
    public synchronized void takePage(String id, Frame page) {
        snapshots.takePage(id, page);
    }

    public synchronized List<String> conversations() {
        return List.copyOf(device.conversations.keySet());
    }

    /// What is known of one, read while nothing changes it.
    public synchronized <T> Optional<T> of(String id, Function<ConversationState, T> question) {
        return Optional.ofNullable(device.conversations.get(id)).map(question);
    }

    public synchronized long heardUpTo(String id) {
        var state = device.conversations.get(id);
        return state == null ? 0 : state.last;
    }

    public synchronized boolean isOpen(String id) {
        var state = device.conversations.get(id);
        return state != null && state.open;
    }

    public synchronized String me() {
        return device.me;
    }

    /// Snapshot and events against a new connection of the same person.
    public List<String> differencesFrom(Replica fresh) {
        var differences = new ArrayList<String>();
        synchronized (this) {
            var all = new TreeSet<>(device.conversations.keySet());
            all.addAll(fresh.device.conversations.keySet());
            for (var id : all) {
                var mine = device.conversations.get(id);
                var theirs = fresh.device.conversations.get(id);
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
}
