package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One conversation with listeners on this gateway. Changes may be offered by anybody, in any order and any number of
/// times: listeners hear them in `seq` order, each once. A hole is left to [OpenChannels] to have repaired.
/// Who ceases to take part hears that, and nothing after it.
///
/// ```
///            join, having heard all
///   outside ─────────────────────────▶ live
///      └── begin ──▶ replaying ──goLive──▶ ┘      (a Backfill reads what it has missed)
///                        ▲────── pause ────┘
/// ```
/// Its lock is held while deliveries are handed to the listeners' loops, which keeps their order; nothing else is done
/// under it.
final class ConversationChannel {
    /// Is told of everybody who may no longer listen, and which change said so.
    interface Departures {
        void gone(UUID conversation, Listener listener, long seq);
    }

    private record Leaver(Listener listener, long seq) {}

    final UUID conversation;
    final ConversationKind kind;
    private final SubscriberSet live = new SubscriberSet();
    private final Departures departures;
    private @Nullable EarlyChanges early;
    private @Nullable ReplayBuffer replayBuffer;
    private @Nullable EphemeralState ephemeralState;
    private long heard;
    private long known;
    private boolean repairing;
    private boolean closed;

    ConversationChannel(UUID conversation, ConversationKind kind, long seq, Departures departures) {
        this.conversation = conversation;
        this.kind = kind;
        this.heard = seq;
        this.known = seq;
        this.departures = departures;
    }

    enum Joined {
        LIVE,
        /// It has missed something: it needs a [Backfill].
        BEHIND,
        /// The channel has just been given up: take a new one.
        CLOSED
    }

    /// Lets somebody listen who has heard everything up to `after`. `first` runs on its loop before it hears anything.
    synchronized Joined join(Listener listener, long after, @Nullable Runnable first) {
        return join(listener, after, first, false);
    }

    /// `stateLater`: what holds now is told by [#tellState].
    synchronized Joined join(Listener listener, long after, @Nullable Runnable first, boolean stateLater) {
        if (closed) {
            return Joined.CLOSED;
        }
        known = Math.max(known, after);
        if (live.isEmpty() && replayBuffer == null && after > heard) {
            heard = after; // Nobody is there to be told what lies between.
        }
        if (after != heard) {
            return Joined.BEHIND;
        }
        add(listener, first);
        if (!stateLater) {
            tellState(listener);
        }
        return Joined.LIVE;
    }

    private void add(Listener listener, @Nullable Runnable first) {
        if (first != null) {
            listener.loop().execute(first);
        }
        live.add(listener);
    }

    /// What holds now, to somebody who listens since now.
    synchronized void tellState(Listener listener) {
        if (ephemeralState != null && live.contains(listener)) {
            live.tellOne(listener, ephemeralState.now(conversation, listener.person(), !isOnlooker(listener)));
        }
    }

    /// Keeps what is told from now on for a listener that is to go live. Ends with [#goLive] or [#giveUp].
    ///
    /// @return false when the channel has been given up
    synchronized boolean begin() {
        if (closed) {
            return false;
        }
        if (replayBuffer == null) {
            replayBuffer = new ReplayBuffer(heard);
        }
        replayBuffer.readers++;
        return true;
    }

    /// Holds back what somebody would hear, until [#goLive].
    ///
    /// @return the last change it has heard, or -1 when it does not listen
    synchronized long pause(Listener listener) {
        if (!live.remove(listener)) {
            return -1;
        }
        begin();
        return heard;
    }

    /// Makes somebody live who has heard everything up to `after`, if what is missing is still at hand and the channel
    /// has come as far as `until`. What is missing is told first; `then` runs between the changes up to `until` and
    /// those after it.
    ///
    /// @return false when more has to be read from the log
    synchronized boolean goLive(Listener listener, long after, long until, @Nullable Runnable then) {
        var replayBuffer = begun();
        if (heard < Math.max(after, until)
                || !replayBuffer.reachesBackTo(after)
                || replayBuffer.endsFor(listener.person(), after)) {
            return false;
        }
        var comesIn = replayBuffer.beginsFor(listener.person(), after);
        if (!isOnlooker(listener) && !comesIn) {
            // First: somebody's part may be what ended it.
            live.tellOne(listener, replayBuffer.typedNoLonger(conversation, listener.person()));
        }
        live.tellOne(listener, replayBuffer.between(after, until));
        if (then != null) {
            listener.loop().execute(then);
        }
        live.tellOne(listener, replayBuffer.between(Math.max(after, until), Long.MAX_VALUE));
        if (!isOnlooker(listener)) {
            if (comesIn) {
                // It knows of nothing here before it is told that it takes part.
                live.tellOne(listener, replayBuffer.typedNoLonger(conversation, listener.person()));
            }
            live.tellOne(listener, replayBuffer.read(conversation, listener.person()));
        }
        add(listener, null);
        tellState(listener);
        done();
        return true;
    }

    /// The listener that had begun does not go live.
    synchronized void giveUp() {
        done();
    }

    private void done() {
        if (--begun().readers == 0) {
            replayBuffer = null;
        }
    }

    /// Of a listener that has begun.
    private ReplayBuffer begun() {
        return Objects.requireNonNull(replayBuffer);
    }

    /// As an onlooker it listens only while the conversation is public.
    synchronized void onlook(Listener listener) {
        live.onlook(listener);
    }

    synchronized boolean isOnlooker(Listener listener) {
        return live.isOnlooker(listener);
    }

    synchronized void leave(Listener listener) {
        live.leave(listener);
    }

    /// @return whether nobody is left, and the channel given up
    synchronized boolean closeIfEmpty() {
        closed = live.isEmpty() && replayBuffer == null;
        return closed;
    }

    /// Takes consecutive changes. `origin` has said the message itself and is answered otherwise; null: nobody.
    ///
    /// @return whether a hole is open now for which no repair is under way
    boolean offer(List<Change> changes, @Nullable Listener origin) {
        List<Leaver> left;
        boolean repair;
        synchronized (this) {
            left = take(changes, origin);
            repair = needsRepair();
        }
        // Outside of the lock: whoever is told may take locks of its own.
        left.forEach(leaver -> departures.gone(conversation, leaver.listener, leaver.seq));
        return repair;
    }

    private List<Leaver> take(List<Change> changes, @Nullable Listener origin) {
        var batch = new Batch();
        for (var change : changes) {
            known = Math.max(known, change.seq());
            if (change.seq() <= heard) {
                continue;
            }
            if (change.seq() > heard + 1) {
                keep(change, origin);
                continue;
            }
            batch.add(change, origin);
            if (early != null) {
                for (var next = early.next(heard); next != null; next = early.next(heard)) {
                    batch.add(next.change(), next.origin());
                }
            }
        }
        batch.flush();
        return batch.left;
    }

    /// Consecutive changes on their way to everybody, handed over together where that is the same for all.
    private final class Batch {
        private final List<Leaver> left = new ArrayList<>(0);
        private List<EncodedEvent> ready = new ArrayList<>(1);

        void add(Change change, @Nullable Listener origin) {
            heard = change.seq();
            var told = new EncodedEvent(new Event.Durable(conversation, change));
            if (replayBuffer != null) {
                replayBuffer.add(heard, told);
            }
            if (ephemeralState != null) {
                var ended = ephemeralState.ended(change);
                if (ended != null) {
                    if (replayBuffer != null) {
                        replayBuffer.pass(ended);
                    }
                    flush();
                    live.tellMembers(one(new Event.Ephemeral(conversation, ended)), ended.userId());
                }
            }
            if (origin != null) {
                flush();
                live.tell(List.of(told), origin);
                return;
            }
            ready.add(told);
            leaving(change);
        }

        private void leaving(Change change) {
            var leavers = live.ceasing(change);
            if (!leavers.isEmpty()) {
                flush();
                leavers.forEach(live::leave);
                leavers.forEach(leaver -> left.add(new Leaver(leaver, change.seq())));
            }
        }

        void flush() {
            if (!ready.isEmpty()) {
                live.tell(ready, null);
                ready = new ArrayList<>(1);
            }
        }
    }

    private void keep(Change change, @Nullable Listener origin) {
        if (early == null) {
            early = new EarlyChanges();
        }
        early.keep(change, origin);
    }

    /// Somebody says that the log stands at `seq`.
    ///
    /// @return whether a hole is open now for which no repair is under way
    synchronized boolean moved(long seq) {
        known = Math.max(known, seq);
        return needsRepair();
    }

    /// The log says that it no longer keeps what comes before `firstSeq`.
    synchronized void trimmed(long firstSeq, long seq) {
        if (heard + 1 < firstSeq) {
            heard = firstSeq - 1;
            live.tell(one(new Event.Gap(conversation, firstSeq, seq)), null);
        }
    }

    /// Tells what is kept nowhere.
    ///
    /// @return whether something of a reply being written is missing, so that it has to be fetched
    synchronized boolean tell(Ephemeral ephemeral) {
        if (ephemeralState == null) {
            ephemeralState = new EphemeralState();
        }
        var fate = ephemeralState.hear(ephemeral);
        if (fate.repeated()) {
            var typist = Objects.requireNonNull(fate.exceptPerson());
            live.tellMembers(one(new Event.TypingRepeated(conversation, typist)), typist);
        } else if (fate.tell() != null) {
            if (replayBuffer != null) {
                replayBuffer.pass(fate.tell());
            }
            if (EphemeralState.isAmongMembers(fate.tell())) {
                live.tellMembers(one(new Event.Ephemeral(conversation, fate.tell())), fate.exceptPerson());
            } else {
                live.tell(one(new Event.Ephemeral(conversation, fate.tell())), fate.exceptPerson());
            }
        }
        return fate.missing();
    }

    private static List<EncodedEvent> one(Event event) {
        return List.of(new EncodedEvent(event));
    }

    /// A reply being written as the bridge keeps it, all of it so far.
    synchronized void tellReply(Ephemeral.ReplyStarted started, String thoughts, String text) {
        if (ephemeralState == null) {
            ephemeralState = new EphemeralState();
        }
        var told = ephemeralState.catchUp(started, thoughts, text).stream()
                .map(one -> new EncodedEvent(new Event.Ephemeral(conversation, one)))
                .toList();
        live.tell(told, null);
    }

    /// Whether a reply is known to be written here just now.
    synchronized boolean knowsReply() {
        return ephemeralState != null && ephemeralState.writing();
    }

    /// Ends the typing of those who have not been heard of for too long.
    ///
    /// @return whether anybody goes on typing
    synchronized boolean endTyping(long nanoTime) {
        if (ephemeralState == null) {
            return false;
        }
        for (var person : ephemeralState.silent(nanoTime)) {
            tell(new Ephemeral.TypingChanged(person, false));
        }
        return ephemeralState.anybodyTypes();
    }

    synchronized void tellAll(List<EncodedEvent> told) {
        live.tell(told, null);
    }

    private boolean needsRepair() {
        if (known <= heard || repairing || closed) {
            return false;
        }
        repairing = true;
        return true;
    }

    /// The repair that [#offer] or [#moved] asked for has ended.
    ///
    /// @return whether there is (again) something to repair
    synchronized boolean repaired() {
        repairing = false;
        return needsRepair();
    }

    /// The last change delivered.
    synchronized long heard() {
        return heard;
    }

    synchronized boolean behind() {
        return known > heard && !closed;
    }

    /// Everybody who listens now and takes part.
    synchronized List<Listener> members() {
        return live.members();
    }
}
