package dev.parley.gateway.fanout;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Which listener is in which conversation, and how it gets there: live at once, or by a replay of what it
/// has missed. For any thread.
final class Attendance {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    private record Place(UUID conversation, Listener listener) {}

    private final Rooms rooms;
    private final Replays replays;
    private final Map<Listener, Set<UUID>> joined = new ConcurrentHashMap<>();
    private final Map<Listener, Departed> departed = new ConcurrentHashMap<>();
    /// By replays that are under way.
    private final Map<Place, Replay> replaying = new ConcurrentHashMap<>();

    Attendance(Rooms rooms, Replays replays) {
        this.rooms = rooms;
        this.replays = replays;
    }

    /// From now on the listener may join conversations.
    void come(Listener listener) {
        joined.put(listener, ConcurrentHashMap.newKeySet());
    }

    /// Safe to call twice.
    void leaveAll(Listener listener) {
        departed.remove(listener);
        var conversations = joined.remove(listener);
        if (conversations != null) {
            conversations.forEach(conversation -> leave(conversation, listener));
        }
    }

    /// Whoever left while it was let in may have been missed by [#leaveAll].
    private void leaveIfGone(UUID conversation, Listener listener) {
        if (!joined.containsKey(listener)) {
            leave(conversation, listener);
        }
    }

    /// Where the listener may be already.
    ///
    /// @return whether it is live at once, and was not before
    boolean begin(Replay replay) {
        var mine = joined.get(replay.listener);
        if (mine == null || mine.contains(replay.conversation)) {
            return false;
        }
        var before = departed.get(replay.listener);
        if (before != null) {
            replay.returnsAfter(before.takeOut(replay.conversation));
        }
        if (join(replay)) {
            return true;
        }
        replay(List.of(replay));
        return false;
    }

    /// @return false when the listener has missed something and has to be replayed that
    boolean join(Replay replay) {
        var mine = joined.get(replay.listener);
        if (mine == null || !mine.add(replay.conversation)) {
            return true;
        }
        while (true) {
            var room = rooms.open(replay);
            if (replay.isOfOnlooker()) {
                room.onlook(replay.listener); // Before it hears anything.
            }
            if (replay.after() < replay.until) {
                // Whoever is there already may be told that much: the log stands there.
                rooms.moved(room, replay.until);
                rooms.closeIfEmpty(replay.conversation);
                return underWay(replay);
            }
            switch (room.join(replay.listener, replay.after(), replay.then(), replay.isOfBeginner())) {
                case LIVE -> {
                    leaveIfGone(replay.conversation, replay.listener);
                    rooms.moved(room, replay.until);
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
        replay.begins();
        replaying.put(new Place(replay.conversation, replay.listener), replay);
        return false;
    }

    int replays() {
        return replaying.size();
    }

    /// Nobody waits for this replay any more.
    private void ended(Replay replay) {
        replaying.remove(new Place(replay.conversation, replay.listener), replay);
        replay.ends();
    }

    /// For those that could not join at once.
    void replay(List<Replay> missed) {
        replays.start(missed, places);
    }

    private final Replays.Places places = new Replays.Places() {
        @Override
        public Room begin(Replay replay) {
            var mine = joined.get(replay.listener);
            if (mine == null || !mine.contains(replay.conversation)) {
                ended(replay);
                return null;
            }
            Room room;
            do {
                room = rooms.open(replay);
            } while (!room.begin());
            if (replay.isOfOnlooker()) {
                room.onlook(replay.listener);
            }
            return room;
        }

        @Override
        public void over(Replay replay, boolean live) {
            ended(replay);
            var mine = joined.get(replay.listener);
            if (!live && mine != null) {
                remember(replay.conversation, replay.listener, replay.ended());
                mine.remove(replay.conversation);
            }
            if (mine == null || !live && replay.isOfOnlooker()) {
                // It went away meanwhile, or cannot look on.
                leave(replay.conversation, replay.listener);
            } else {
                rooms.room(replay.conversation).ifPresent(rooms::lookForReply);
                rooms.closeIfEmpty(replay.conversation);
            }
        }
    };

    /// See [Rooms#pause].
    long pause(UUID conversation, Listener listener) {
        var under = replaying.get(new Place(conversation, listener));
        if (under != null) {
            try {
                under.over().get(MAX_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new Refused(ErrorCode.UNAVAILABLE, "What was missed in this conversation is still being read");
            }
        }
        return rooms.room(conversation).map(room -> room.pause(listener)).orElse(-1L);
    }

    /// See [Rooms#follow].
    void follow(
            UUID conversation,
            ConversationKind kind,
            Listener listener,
            long after,
            long until,
            Runnable then,
            Runnable otherwise,
            boolean onlooker) {
        joined.computeIfAbsent(listener, _ -> ConcurrentHashMap.newKeySet());
        if (listener.isGone()) {
            leaveAll(listener); // It may have done so before it was known here at all.
        }
        letIn(conversation, kind, listener, after, until, then, otherwise, onlooker);
        leaveIfGone(conversation, listener);
    }

    private void letIn(
            UUID conversation,
            ConversationKind kind,
            Listener listener,
            long after,
            long until,
            Runnable then,
            Runnable otherwise,
            boolean onlooker) {
        if (after >= 0) {
            var room = rooms.room(conversation).orElseThrow();
            if (room.goLive(listener, after, until, then)) {
                rooms.lookForReply(room);
                return;
            }
            var replay = new Replay(conversation, kind, listener, after, until, then, otherwise, true);
            underWay(replay);
            replays.start(List.of(replay), new Paused(room));
            return;
        }
        var replay = new Replay(conversation, kind, listener, until, until, then, otherwise, true);
        if (onlooker) {
            replay.ofOnlooker();
        }
        if (!join(replay)) {
            replay(List.of(replay));
        }
        rooms.room(conversation).ifPresent(rooms::lookForReply);
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

    /// See [Rooms#lookAway].
    boolean lookAway(UUID conversation, Listener listener) {
        var mine = joined.get(listener);
        if (mine == null || !isOnlooker(conversation, listener)) {
            return false;
        }
        mine.remove(conversation);
        leave(conversation, listener);
        return true;
    }

    /// The room has let go of a listener that may no longer hear, which the change `seq` has told it.
    void ceased(UUID conversation, Listener listener, long seq) {
        var mine = joined.get(listener);
        if (mine != null) {
            remember(conversation, listener, seq);
            mine.remove(conversation);
        }
        rooms.closeIfEmpty(conversation);
    }

    private void remember(UUID conversation, Listener listener, long ended) {
        if (ended > 0) {
            departed.computeIfAbsent(listener, _ -> new Departed()).put(conversation, ended);
            if (!joined.containsKey(listener)) {
                departed.remove(listener); // It went away meanwhile.
            }
        }
    }

    private void leave(UUID conversation, Listener listener) {
        rooms.room(conversation).ifPresent(room -> {
            room.leave(listener);
            rooms.closeIfEmpty(conversation);
        });
    }

    /// Where the listener is.
    Set<UUID> conversations(Listener listener) {
        return joined.getOrDefault(listener, Set.of());
    }

    boolean isOnlooker(UUID conversation, Listener listener) {
        return rooms.room(conversation)
                .filter(room -> room.isOnlooker(listener))
                .isPresent();
    }

    boolean hears(UUID conversation, Listener listener) {
        return conversations(listener).contains(conversation);
    }
}
