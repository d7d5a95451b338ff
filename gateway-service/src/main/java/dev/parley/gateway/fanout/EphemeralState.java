package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What holds in a conversation just now and is no entry of its log: who types, how far everybody has read, and the
/// reply being written, so that somebody who comes late learns of it. Belongs to its channel, under that one's lock.
final class EphemeralState {
    /// Somebody not heard of for so long has stopped typing (docs/protocol.md).
    static final long TYPING_NANOS = TimeUnit.SECONDS.toNanos(3);

    /// What is to be told of something heard (null: nothing), whom not to tell (a person; null: everybody), whether it
    /// says no more than what holds already, and whether a part of a reply is missing.
    record Delivery(@Nullable Ephemeral tell, @Nullable UUID exceptPerson, boolean repeated, boolean missing) {
        static final Delivery NOTHING = new Delivery(null, null, false, false);
        static final Delivery MISSING = new Delivery(null, null, false, true);

        static Delivery tell(Ephemeral ephemeral) {
            return new Delivery(ephemeral, null, false, false);
        }
    }

    /// The reply being written, and what has been heard of it.
    private static final class Writing {
        private final Ephemeral.ReplyStarted reply;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thoughts = new StringBuilder(0);
        private int deltas;

        Writing(Ephemeral.ReplyStarted reply) {
            this.reply = reply;
        }

        boolean isOf(UUID replyId, int attempt) {
            return reply.replyId().equals(replyId) && reply.attempt() == attempt;
        }

        Ephemeral.ReplyDelta next(String more) {
            var delta = new Ephemeral.ReplyDelta(
                    reply.replyId(), reply.answerId(), reply.attempt(), deltas++, text.length(), more);
            text.append(more);
            return delta;
        }

        Ephemeral.ReplyReasoning nextThought(String more) {
            var thought = new Ephemeral.ReplyReasoning(
                    reply.replyId(), reply.answerId(), reply.attempt(), thoughts.length(), more);
            thoughts.append(more);
            return thought;
        }

        /// For somebody who has just come.
        List<Ephemeral> soFar() {
            var told = new ArrayList<Ephemeral>(3);
            told.add(reply);
            if (!thoughts.isEmpty()) {
                told.add(new Ephemeral.ReplyReasoning(
                        reply.replyId(), reply.answerId(), reply.attempt(), 0, thoughts.toString()));
            }
            if (!text.isEmpty()) {
                told.add(new Ephemeral.ReplyDelta(
                        reply.replyId(), reply.answerId(), reply.attempt(), 0, 0, text.toString()));
            }
            return told;
        }
    }

    private final Map<UUID, Long> typingSince = new HashMap<>(2);
    private final Map<UUID, Ephemeral.ReadMarked> read = new HashMap<>(2);
    private @Nullable Writing writing;
    /// What is said of it after its end was late on its way.
    private @Nullable UUID ended;

    Delivery hear(Ephemeral ephemeral) {
        return switch (ephemeral) {
            case Ephemeral.TypingChanged typing -> typing(typing);
            case Ephemeral.ReadMarked mark -> {
                var before = read.get(mark.userId());
                if (before != null && mark.seq() <= before.seq()) {
                    yield Delivery.NOTHING;
                }
                read.put(mark.userId(), mark);
                yield Delivery.tell(mark);
            }
            case Ephemeral.ReplyStarted started -> {
                if (isOver(started.replyId(), started.attempt()) || isSame(started.replyId(), started.attempt())) {
                    yield Delivery.NOTHING;
                }
                writing = new Writing(started);
                yield Delivery.tell(started);
            }
            case Ephemeral.ReplyDelta delta -> delta(delta);
            case Ephemeral.ReplyReasoning thought -> thought(thought);
            case Ephemeral.ReplyWaiting waiting -> Delivery.tell(waiting);
        };
    }

    private Delivery typing(Ephemeral.TypingChanged typing) {
        if (typing.typing()) {
            var types = typingSince.put(typing.userId(), System.nanoTime()) != null;
            return new Delivery(typing, typing.userId(), types, false);
        }
        return typingSince.remove(typing.userId()) == null
                ? Delivery.NOTHING
                : new Delivery(typing, typing.userId(), false, false);
    }

    /// Who types, and how far others have read, is for those who take part alone.
    static boolean isAmongMembers(Ephemeral ephemeral) {
        return ephemeral instanceof Ephemeral.TypingChanged || ephemeral instanceof Ephemeral.ReadMarked;
    }

    private boolean isSame(UUID replyId, int attempt) {
        return writing != null && writing.isOf(replyId, attempt);
    }

    /// Whether the reply has ended, or a later attempt of it is known.
    private boolean isOver(UUID replyId, int attempt) {
        return replyId.equals(ended)
                || writing != null && writing.reply.replyId().equals(replyId) && writing.reply.attempt() > attempt;
    }

    private Delivery delta(Ephemeral.ReplyDelta delta) {
        if (isOver(delta.replyId(), delta.attempt())) {
            return Delivery.NOTHING;
        }
        if (writing == null
                || !writing.isOf(delta.replyId(), delta.attempt())
                || delta.offset() > writing.text.length()) {
            return Delivery.MISSING;
        }
        var end = delta.offset() + delta.text().length();
        if (end <= writing.text.length()) {
            return Delivery.NOTHING;
        }
        return Delivery.tell(writing.next(delta.text().substring(writing.text.length() - delta.offset())));
    }

    private Delivery thought(Ephemeral.ReplyReasoning thought) {
        if (isOver(thought.replyId(), thought.attempt())) {
            return Delivery.NOTHING;
        }
        if (writing == null
                || !writing.isOf(thought.replyId(), thought.attempt())
                || thought.offset() > writing.thoughts.length()) {
            return Delivery.MISSING;
        }
        var end = thought.offset() + thought.text().length();
        return end <= writing.thoughts.length()
                ? Delivery.NOTHING
                : Delivery.tell(
                        writing.nextThought(thought.text().substring(writing.thoughts.length() - thought.offset())));
    }

    /// Takes over a reply as it stands elsewhere; tells what was not known of it.
    List<Ephemeral> catchUp(Ephemeral.ReplyStarted started, String thought, String whole) {
        if (isOver(started.replyId(), started.attempt())) {
            return List.of();
        }
        var told = new ArrayList<Ephemeral>(2);
        var known = writing;
        if (known == null || !known.isOf(started.replyId(), started.attempt())) {
            known = new Writing(started);
            writing = known;
            told.add(started);
        }
        if (thought.length() > known.thoughts.length()) {
            told.add(known.nextThought(thought.substring(known.thoughts.length())));
        }
        if (whole.length() > known.text.length()) {
            told.add(known.next(whole.substring(known.text.length())));
        }
        return told;
    }

    boolean writing() {
        return writing != null;
    }

    boolean anybodyTypes() {
        return !typingSince.isEmpty();
    }

    /// Who has said for too long nothing of typing on.
    List<UUID> silent(long nanoTime) {
        return typingSince.entrySet().stream()
                .filter(entry -> nanoTime - entry.getValue() >= TYPING_NANOS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The typing that a change of the log ends, to be told before it; null: none.
    Ephemeral.@Nullable TypingChanged ended(Change change) {
        return switch (change) {
            case Change.MessageSent sent -> {
                end(sent.replyId());
                yield stops(sent.message().senderId());
            }
            case Change.ReplyFailed failed -> {
                end(failed.replyId());
                yield null;
            }
            case Change.ReplyStopped stopped -> {
                end(stopped.replyId());
                yield null;
            }
            case Change.ParticipantRemoved removed -> {
                // Who comes again begins anew.
                read.remove(removed.userId());
                yield stops(removed.userId());
            }
            default -> null;
        };
    }

    private Ephemeral.@Nullable TypingChanged stops(@Nullable UUID person) {
        return person != null && typingSince.remove(person) != null ? new Ephemeral.TypingChanged(person, false) : null;
    }

    private void end(@Nullable UUID replyId) {
        if (replyId != null) {
            ended = replyId;
        }
        if (writing != null && writing.reply.replyId().equals(replyId)) {
            writing = null;
        }
    }

    /// All that holds now, for somebody who has just come. How far it has read itself it may have moved elsewhere after
    /// it was told so; what it types itself it knows.
    List<EncodedEvent> now(UUID conversation, @Nullable UUID person, boolean isMember) {
        var told = new ArrayList<EncodedEvent>();
        if (isMember && person != null && read.containsKey(person)) {
            told.add(new EncodedEvent(new Event.Ephemeral(conversation, read.get(person))));
        }
        for (var typist : typingSince.keySet()) {
            if (isMember && !typist.equals(person)) {
                told.add(
                        new EncodedEvent(new Event.Ephemeral(conversation, new Ephemeral.TypingChanged(typist, true))));
            }
        }
        if (writing != null) {
            writing.soFar().forEach(one -> told.add(new EncodedEvent(new Event.Ephemeral(conversation, one))));
        }
        return told;
    }
}
