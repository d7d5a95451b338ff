package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Every conversation and person with listeners on this gateway, and what these are told; who is where,
/// [Attendance] knows. The Redis channels listened to follow from it.
@ApplicationScoped
public class Rooms {
    /// Who has just become part of a conversation, and whose notice of it was lost, is looked for in so many of its
    /// last changes.
    private static final long MAX_LOOKED_BACK = 200;

    private final RedisEar ear;
    private final Repairs repairs;
    private final WrittenReplies written;
    private final Attendance attendance;
    private final Map<UUID, Room> rooms = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Listener>> people = new ConcurrentHashMap<>();
    private final Set<Room> typed = ConcurrentHashMap.newKeySet();
    private final Silences silences = new Silences();

    Rooms(RedisEar ear, Repairs repairs, Replays replays, WrittenReplies written) {
        this.ear = ear;
        this.repairs = repairs;
        this.written = written;
        this.attendance = new Attendance(this, replays);
    }

    /// From now on the listener hears everything in these conversations, and in those its person joins later. In those
    /// of `resume` it goes on after that change; in the others it begins after where they stand.
    public void enter(Listener listener, Collection<Head> heads, Collection<Position> resume) {
        var person = listener.person();
        attendance.come(listener);
        var positions = HashMap.<UUID, Long>newHashMap(resume.size());
        resume.forEach(position -> positions.putIfAbsent(position.conversation(), position.seq()));
        var missed = new ArrayList<Replay>();
        var written = new ArrayList<Room>();
        for (var head : heads) {
            var from = positions.remove(head.conversationId());
            if (from != null && from > head.seq()) {
                // It claims to have heard what there is not.
                tell(listener, new Event.Gap(head.conversationId(), 1, head.seq()));
                from = null;
            }
            var synced = from == null ? null : synced(listener, head);
            var after = from == null ? head.seq() : from;
            var replay = new Replay(head.conversationId(), head.kind(), listener, after, head.seq(), synced, null, true)
                    .ofNewcomer();
            if (!attendance.join(replay)) {
                missed.add(replay);
            }
            var room = rooms.get(head.conversationId());
            if (room != null && head.kind() != ConversationKind.DIRECT && !room.knowsReply()) {
                written.add(room);
            }
        }
        // Only now: whoever says that a conversation of this person has moved finds the listener where it wants to
        // begin.
        people.compute(person, (_, known) -> {
            var listeners = known == null ? ConcurrentHashMap.<Listener>newKeySet() : known;
            listeners.add(listener);
            ear.listen(Channels.person(person));
            return listeners;
        });
        positions.keySet().forEach(unknown -> tell(listener, new Event.NotTakingPart(unknown)));
        if (!missed.isEmpty()) {
            attendance.replay(missed);
        }
        this.written.look(written);
    }

    private static Runnable synced(Listener listener, Head head) {
        var told = new Told(new Event.Synced(head.conversationId(), head.seq()));
        return () -> listener.hear(List.of(told));
    }

    private static void tell(Listener listener, Event event) {
        listener.loop().execute(() -> listener.hear(List.of(new Told(event))));
    }

    /// The listener hears nothing more. Safe to call twice.
    ///
    /// @return where its person took part, if this was the last of its listeners here
    public Optional<Set<UUID>> exit(Listener listener) {
        var person = listener.person();
        var last = new AtomicBoolean();
        people.computeIfPresent(person, (_, listeners) -> {
            last.set(listeners.remove(listener) && listeners.isEmpty());
            if (!listeners.isEmpty()) {
                return listeners;
            }
            ear.ignore(Channels.person(person));
            silences.forget(person);
            return null;
        });
        // Only of the last: who closes a thousand connections at once would have them counted a thousand times.
        var conversations = last.get() ? Optional.of(takenPart(listener)) : Optional.<Set<UUID>>empty();
        attendance.leaveAll(listener);
        return conversations;
    }

    private Set<UUID> takenPart(Listener listener) {
        return attendance.conversations(listener).stream()
                .filter(conversation -> !attendance.isOnlooker(conversation, listener))
                .collect(Collectors.toSet());
    }

    /// All direct conversations of a person here in which one has blocked the other.
    public void silence(UUID person, Collection<UUID> conversations) {
        people.computeIfPresent(person, (_, listeners) -> {
            silences.are(person, conversations);
            return listeners;
        });
    }

    /// Whether one has blocked the other in a direct conversation of this person.
    void silence(UUID person, UUID conversation, boolean silenced) {
        people.computeIfPresent(person, (_, listeners) -> {
            silences.is(person, conversation, silenced);
            return listeners;
        });
    }

    /// The same for somebody without an account.
    public void leaveAll(Listener listener) {
        attendance.leaveAll(listener);
    }

    /// A conversation of which the person is part since its change `seq`.
    public void began(UUID person, UUID conversation, ConversationKind kind, long seq) {
        for (var listener : people.getOrDefault(person, Set.of())) {
            attendance.begin(new Replay(conversation, kind, listener, seq - 1, seq, null, null, true));
        }
    }

    /// The same where that change is at hand: whoever is not behind is live at once, and misses nothing of what is said
    /// right after it and kept nowhere.
    void began(UUID person, UUID conversation, ConversationKind kind, Change change) {
        var before = change.seq() - 1;
        var begun = new ArrayList<Listener>(1);
        for (var listener : people.getOrDefault(person, Set.of())) {
            var replay = new Replay(conversation, kind, listener, before, before, null, null, true).ofBeginner();
            if (attendance.begin(replay)) {
                begun.add(listener);
            }
        }
        changed(conversation, change, null);
        begun.forEach(listener -> room(conversation).ifPresent(room -> room.tellState(listener)));
    }

    /// The room of a replay, which is open from now on.
    Room open(Replay replay) {
        return rooms.computeIfAbsent(replay.conversation, id -> {
            ear.listen(Channels.conversation(id));
            return new Room(id, replay.kind, replay.until, attendance::ceased);
        });
    }

    void lookForReply(Room room) {
        if (room.kind != ConversationKind.DIRECT && !room.knowsReply()) {
            written.look(List.of(room));
        }
    }

    /// Holds back what the listener would hear of a conversation while it is read for it. Ends with [#follow]. Blocks
    /// while it is just being replayed what it has missed.
    ///
    /// @return the last change it has heard, or -1 when it does not listen there
    public long pause(UUID conversation, Listener listener) {
        return attendance.pause(conversation, listener);
    }

    /// Goes on telling a listener that [#pause] found at `after`, or begins to: `then` runs between the changes up to
    /// `until` and those after it, `otherwise` in its place when that cannot be had; both may be null.
    public void follow(
            UUID conversation,
            ConversationKind kind,
            Listener listener,
            long after,
            long until,
            Runnable then,
            Runnable otherwise,
            boolean onlooker) {
        attendance.follow(conversation, kind, listener, after, until, then, otherwise, onlooker);
    }

    /// The listener no longer wants to hear of a conversation in which its person takes no part.
    ///
    /// @return false when it is no onlooker
    public boolean lookAway(UUID conversation, Listener listener) {
        return attendance.lookAway(conversation, listener);
    }

    void closeIfEmpty(UUID conversation) {
        rooms.computeIfPresent(conversation, (id, room) -> {
            if (!room.closeIfEmpty()) {
                return room;
            }
            typed.remove(room);
            ear.ignore(Channels.conversation(id));
            return null;
        });
    }

    /// A change this gateway has just had made, for `origin` (null: nobody is answered in its place).
    public void changed(UUID conversation, Change change, Listener origin) {
        changed(conversation, List.of(change), origin);
    }

    /// The same for several, in their order.
    public void changed(UUID conversation, List<Change> changes, Listener origin) {
        var room = rooms.get(conversation);
        if (room != null) {
            offer(room, changes, origin);
        }
    }

    /// Somebody says that a log stands at `seq`.
    public void moved(UUID conversation, long seq) {
        var room = rooms.get(conversation);
        if (room != null) {
            moved(room, seq);
        }
    }

    void moved(Room room, long seq) {
        repairIf(room.moved(seq), room);
    }

    void offer(Room room, List<Change> changes, Listener origin) {
        repairIf(room.offer(changes, origin), room);
    }

    private void repairIf(boolean needed, Room room) {
        if (needed) {
            repairs.soon(room);
        }
    }

    /// Tells local listeners something that is kept nowhere.
    public void tell(UUID conversation, Ephemeral ephemeral) {
        var room = rooms.get(conversation);
        var isTyping = ephemeral instanceof Ephemeral.TypingChanged;
        if (room == null || isTyping && silences.in(conversation)) {
            return;
        }
        if (room.tell(ephemeral)) {
            written.look(List.of(room));
        }
        if (ephemeral instanceof Ephemeral.TypingChanged(var _, var typing) && typing) {
            typed.add(room);
        }
    }

    /// Tells all connections of a person.
    public void tellPerson(UUID person, Event event) {
        var told = List.of(new Told(event));
        for (var listener : people.getOrDefault(person, Set.of())) {
            listener.loop().execute(() -> listener.hear(told));
        }
    }

    /// Tells everybody in any of these conversations once, but the person itself.
    public void tellTogether(Collection<UUID> conversations, UUID except, Event event) {
        var told = List.of(new Told(event));
        var listeners = new HashSet<Listener>();
        for (var conversation : conversations) {
            var room = rooms.get(conversation);
            if (room != null && !silences.in(conversation)) {
                listeners.addAll(room.members());
            }
        }
        for (var listener : listeners) {
            if (!except.equals(listener.person())) {
                listener.loop().execute(() -> listener.hear(told));
            }
        }
    }

    /// Ends the typing of those not heard of for too long.
    public void endTyping() {
        typed.removeIf(room -> !room.endTyping(System.nanoTime()));
    }

    /// What session-service says of where logs stand.
    void moved(Head head) {
        for (var listener : people.getOrDefault(head.personId(), Set.of())) {
            var after = Math.max(0, head.seq() - MAX_LOOKED_BACK);
            attendance.begin(
                    new Replay(head.conversationId(), head.kind(), listener, after, head.seq(), null, null, false));
        }
        moved(head.conversationId(), head.seq());
    }

    /// The people with listeners here.
    public Set<UUID> people() {
        return people.keySet();
    }

    /// The listeners of a person here.
    public Set<Listener> listeners(UUID person) {
        return Collections.unmodifiableSet(people.getOrDefault(person, Set.of()));
    }

    boolean listens(UUID person) {
        return people.containsKey(person);
    }

    /// The conversations in which a person with listeners here takes part, as far as they are known here.
    public Set<UUID> conversations(UUID person) {
        var all = new HashSet<UUID>();
        for (var listener : people.getOrDefault(person, Set.of())) {
            all.addAll(takenPart(listener));
        }
        return all;
    }

    /// The kind of a conversation with listeners here.
    public Optional<ConversationKind> kind(UUID conversation) {
        return Optional.ofNullable(rooms.get(conversation)).map(room -> room.kind);
    }

    /// Whether the listener hears of this conversation.
    public boolean hears(UUID conversation, Listener listener) {
        return attendance.hears(conversation, listener);
    }

    /// Whether the listener hears of this conversation because its person takes part in it.
    public boolean takesPart(UUID conversation, Listener listener) {
        return attendance.hears(conversation, listener) && !attendance.isOnlooker(conversation, listener);
    }

    /// Whether anybody here listens to this conversation.
    public boolean isOpen(UUID conversation) {
        return rooms.containsKey(conversation);
    }

    Optional<Room> room(UUID conversation) {
        return Optional.ofNullable(rooms.get(conversation));
    }

    /// Replays under way, of all listeners.
    int replays() {
        return attendance.replays();
    }
}
