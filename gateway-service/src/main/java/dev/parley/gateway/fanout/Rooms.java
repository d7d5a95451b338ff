package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.Head;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Every conversation and person with listeners on this gateway, and who they are. The Redis channels listened to
/// follow from it.
@ApplicationScoped
public class Rooms {
    /// Who has just become part of a conversation, and whose notice of it was lost, is looked for in so many of its
    /// last changes.
    private static final long MAX_LOOKED_BACK = 200;

    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    private record Place(UUID conversation, Listener listener) {}

    private final RedisEar ear;
    private final Repairs repairs;
    private final Replays replays;
    private final WrittenReplies written;
    private final Map<UUID, Room> rooms = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Listener>> people = new ConcurrentHashMap<>();
    private final Map<Listener, Set<UUID>> joined = new ConcurrentHashMap<>();
    private final Map<Place, CompletableFuture<Void>> replaying = new ConcurrentHashMap<>();
    private final Set<Room> typed = ConcurrentHashMap.newKeySet();

    Rooms(RedisEar ear, Repairs repairs, Replays replays, WrittenReplies written) {
        this.ear = ear;
        this.repairs = repairs;
        this.replays = replays;
        this.written = written;
    }

    /// From now on the listener hears everything in these conversations, and in those its person joins later. In those
    /// of `resume` it goes on after that change; in the others it begins after where they stand.
    public void enter(Listener listener, Collection<Head> heads, Collection<Position> resume) {
        var person = listener.person();
        joined.put(listener, ConcurrentHashMap.newKeySet());
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
            if (!join(replay)) {
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
            replays.start(missed, places);
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
    public void exit(Listener listener) {
        var person = listener.person();
        people.computeIfPresent(person, (_, listeners) -> {
            listeners.remove(listener);
            if (!listeners.isEmpty()) {
                return listeners;
            }
            ear.ignore(Channels.person(person));
            return null;
        });
        leaveAll(listener);
    }

    /// The same for somebody without an account.
    public void leaveAll(Listener listener) {
        var conversations = joined.remove(listener);
        if (conversations != null) {
            conversations.forEach(conversation -> leave(conversation, listener));
        }
    }

    /// A conversation of which the person is part since its change `seq`.
    public void began(UUID person, UUID conversation, ConversationKind kind, long seq) {
        for (var listener : people.getOrDefault(person, Set.of())) {
            begin(new Replay(conversation, kind, listener, seq - 1, seq, null, null, true));
        }
    }

    /// The same where that change is at hand: whoever is not behind is live at once, and misses nothing of what is said
    /// right after it and kept nowhere.
    void began(UUID person, UUID conversation, ConversationKind kind, Change change) {
        var before = change.seq() - 1;
        for (var listener : people.getOrDefault(person, Set.of())) {
            begin(new Replay(conversation, kind, listener, before, before, null, null, true));
        }
        changed(conversation, change, null);
    }

    private void begin(Replay replay) {
        var mine = joined.get(replay.listener);
        if (mine == null) {
            return;
        }
        if (!mine.contains(replay.conversation) && !join(replay)) {
            replays.start(List.of(replay), places);
        }
    }

    /// @return false when the listener has missed something and has to be replayed that
    private boolean join(Replay replay) {
        var mine = joined.get(replay.listener);
        if (mine == null || !mine.add(replay.conversation)) {
            return true;
        }
        while (true) {
            var room = room(replay);
            if (replay.after() < replay.until) {
                // Whoever is there already may be told that much: the log stands there.
                repairIf(room.moved(replay.until), room);
                closeIfEmpty(replay.conversation);
                return underWay(replay);
            }
            switch (room.join(replay.listener, replay.after(), replay.then())) {
                case LIVE -> {
                    repairIf(room.moved(replay.until), room);
                    return true;
                }
                case BEHIND -> {
                    return underWay(replay);
                }
                case CLOSED -> {}
            }
        }
    }

    private boolean underWay(Replay replay) {
        replaying.put(new Place(replay.conversation, replay.listener), new CompletableFuture<>());
        return false;
    }

    private Room room(Replay replay) {
        return rooms.computeIfAbsent(replay.conversation, id -> {
            ear.listen(Channels.conversation(id));
            return new Room(id, replay.kind, replay.until, this::ceased);
        });
    }

    private final Replays.Places places = new Replays.Places() {
        @Override
        public Room begin(Replay replay) {
            var mine = joined.get(replay.listener);
            if (mine == null || !mine.contains(replay.conversation)) {
                return null;
            }
            Room room;
            do {
                room = room(replay);
            } while (!room.begin());
            return room;
        }

        @Override
        public void over(Replay replay, boolean live) {
            var waiting = replaying.remove(new Place(replay.conversation, replay.listener));
            if (waiting != null) {
                waiting.complete(null);
            }
            var mine = joined.get(replay.listener);
            if (!live && mine != null) {
                mine.remove(replay.conversation);
            }
            if (mine == null) {
                // It went away meanwhile.
                leave(replay.conversation, replay.listener);
            } else {
                lookForReply(rooms.get(replay.conversation));
                closeIfEmpty(replay.conversation);
            }
        }
    };

    private void lookForReply(Room room) {
        if (room != null && room.kind != ConversationKind.DIRECT && !room.knowsReply()) {
            written.look(List.of(room));
        }
    }

    /// Holds back what the listener would hear of a conversation while it is read for it. Ends with [#follow]. Blocks
    /// while it is just being replayed what it has missed.
    ///
    /// @return the last change it has heard, or -1 when it does not listen there
    public long pause(UUID conversation, Listener listener) {
        var under = replaying.get(new Place(conversation, listener));
        if (under != null) {
            try {
                under.get(MAX_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new Refused(ErrorCode.UNAVAILABLE, "What was missed in this conversation is still being read");
            }
        }
        var room = rooms.get(conversation);
        return room == null ? -1 : room.pause(listener);
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
        joined.computeIfAbsent(listener, _ -> ConcurrentHashMap.newKeySet());
        if (after >= 0) {
            var room = rooms.get(conversation);
            if (room.goLive(listener, after, until, then)) {
                lookForReply(room);
                return;
            }
            var replay = new Replay(conversation, kind, listener, after, until, then, otherwise, true);
            underWay(replay);
            replays.start(List.of(replay), new Paused(room));
            return;
        }
        var replay = new Replay(conversation, kind, listener, until, until, then, otherwise, true);
        if (!join(replay)) {
            replays.start(List.of(replay), places);
        }
        var room = rooms.get(conversation);
        if (room != null) {
            if (onlooker) {
                room.onlook(listener);
            }
            lookForReply(room);
        }
    }

    /// A replay whose listener has begun already, by pausing.
    private final class Paused implements Replays.Places {
        private final Room room;

        private Paused(Room room) {
            this.room = room;
        }

        @Override
        public Room begin(Replay replay) {
            return room;
        }

        @Override
        public void over(Replay replay, boolean live) {
            places.over(replay, live);
        }
    }

    /// The listener no longer wants to hear of a conversation in which its person takes no part.
    ///
    /// @return false when it is no onlooker
    public boolean lookAway(UUID conversation, Listener listener) {
        var mine = joined.get(listener);
        var room = rooms.get(conversation);
        if (mine == null || room == null || !room.isOnlooker(listener)) {
            return false;
        }
        mine.remove(conversation);
        leave(conversation, listener);
        return true;
    }

    private void ceased(UUID conversation, Listener listener) {
        var mine = joined.get(listener);
        if (mine != null) {
            mine.remove(conversation);
        }
        closeIfEmpty(conversation);
    }

    private void leave(UUID conversation, Listener listener) {
        var room = rooms.get(conversation);
        if (room != null) {
            room.leave(listener);
            closeIfEmpty(conversation);
        }
    }

    private void closeIfEmpty(UUID conversation) {
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
            repairIf(room.moved(seq), room);
        }
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
        if (room == null) {
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
            if (room != null) {
                listeners.addAll(room.listeners());
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
            begin(new Replay(head.conversationId(), head.kind(), listener, after, head.seq(), null, null, false));
        }
        moved(head.conversationId(), head.seq());
    }

    /// The people with listeners here.
    public Set<UUID> people() {
        return people.keySet();
    }

    boolean listens(UUID person) {
        return people.containsKey(person);
    }

    /// The conversations in which a person with listeners here takes part, as far as they are known here.
    public Set<UUID> conversations(UUID person) {
        var all = new HashSet<UUID>();
        for (var listener : people.getOrDefault(person, Set.of())) {
            for (var conversation : joined.getOrDefault(listener, Set.of())) {
                var room = rooms.get(conversation);
                if (room == null || !room.isOnlooker(listener)) {
                    all.add(conversation);
                }
            }
        }
        return all;
    }

    /// The kind of a conversation with listeners here.
    public Optional<ConversationKind> kind(UUID conversation) {
        return Optional.ofNullable(rooms.get(conversation)).map(room -> room.kind);
    }

    /// Whether the listener hears of this conversation.
    public boolean hears(UUID conversation, Listener listener) {
        return joined.getOrDefault(listener, Set.of()).contains(conversation);
    }

    /// Whether anybody here listens to this conversation.
    public boolean isOpen(UUID conversation) {
        return rooms.containsKey(conversation);
    }

    Optional<Room> room(UUID conversation) {
        return Optional.ofNullable(rooms.get(conversation));
    }

    /// Conversations with listeners here.
    public int size() {
        return rooms.size();
    }
}
