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

/// What holds in a conversation just now and is no entry of its log: who types, how far everybody has read, and the
/// reply being written, so that somebody who comes late learns of it. Belongs to its channel, under that one's lock.
final class EphemeralState {
    /// Somebody not heard of for so long has stopped typing (docs/protocol.md).
    static final long TYPING_NANOS = TimeUnit.SECONDS.toNanos(3);

    /// What is to be told of something heard (null: nothing), whom not to tell (a person; null: everybody), whether it
    /// says no more than what holds already, and whether a part of a reply is missing.
    record Delivery(Ephemeral tell, UUID exceptPerson, boolean repeated, boolean missing) {
        static final Delivery NOTHING = new Delivery(null, null, false, false);
        static final Delivery MISSING = new Delivery(null, null, false, true);

        static Delivery tell(Ephemeral ephemeral) {
            return new Delivery(ephemeral, null, false, false);
        }
    }

    private final Map<UUID, Long> typingSince = new HashMap<>(2);
    private final Map<UUID, Ephemeral.ReadMarked> read = new HashMap<>(2);
    private Ephemeral.ReplyStarted reply;
    private StringBuilder text;
    private StringBuilder thoughts;
    private int deltas;
    /// What is said of it after its end was late on its way.
    private UUID ended;

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
                begin(started);
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

    private void begin(Ephemeral.ReplyStarted started) {
        reply = started;
        text = new StringBuilder();
        thoughts = new StringBuilder(0);
        deltas = 0;
    }

    private boolean isSame(UUID replyId, int attempt) {
        return reply != null && reply.replyId().equals(replyId) && reply.attempt() == attempt;
    }

    /// Whether the reply has ended, or a later attempt of it is known.
    private boolean isOver(UUID replyId, int attempt) {
        return replyId.equals(ended) || reply != null && reply.replyId().equals(replyId) && reply.attempt() > attempt;
    }

    private Delivery delta(Ephemeral.ReplyDelta delta) {
        if (isOver(delta.replyId(), delta.attempt())) {
            return Delivery.NOTHING;
        }
        if (!isSame(delta.replyId(), delta.attempt()) || delta.offset() > text.length()) {
            return Delivery.MISSING;
        }
        var end = delta.offset() + delta.text().length();
        if (end <= text.length()) {
            return Delivery.NOTHING;
        }
        return Delivery.tell(next(delta.text().substring(text.length() - delta.offset())));
    }

    private Ephemeral.ReplyDelta next(String more) {
        var delta = new Ephemeral.ReplyDelta(
                reply.replyId(), reply.answerId(), reply.attempt(), deltas++, text.length(), more);
        text.append(more);
        return delta;
    }

    private Delivery thought(Ephemeral.ReplyReasoning thought) {
        if (isOver(thought.replyId(), thought.attempt())) {
            return Delivery.NOTHING;
        }
        if (!isSame(thought.replyId(), thought.attempt()) || thought.offset() > thoughts.length()) {
            return Delivery.MISSING;
        }
        var end = thought.offset() + thought.text().length();
        return end <= thoughts.length()
                ? Delivery.NOTHING
                : Delivery.tell(nextThought(thought.text().substring(thoughts.length() - thought.offset())));
    }

    private Ephemeral.ReplyReasoning nextThought(String more) {
        var thought = new Ephemeral.ReplyReasoning(
                reply.replyId(), reply.answerId(), reply.attempt(), thoughts.length(), more);
        thoughts.append(more);
        return thought;
    }

    /// Takes over a reply as it stands elsewhere; tells what was not known of it.
    List<Ephemeral> catchUp(Ephemeral.ReplyStarted started, String thought, String whole) {
        if (isOver(started.replyId(), started.attempt())) {
            return List.of();
        }
        var told = new ArrayList<Ephemeral>(2);
        if (!isSame(started.replyId(), started.attempt())) {
            begin(started);
            told.add(started);
        }
        if (thought.length() > thoughts.length()) {
            told.add(nextThought(thought.substring(thoughts.length())));
        }
        if (whole.length() > text.length()) {
            told.add(next(whole.substring(text.length())));
        }
        return told;
    }

    boolean writing() {
        return reply != null;
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
    Ephemeral.TypingChanged ended(Change change) {
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

    private Ephemeral.TypingChanged stops(UUID person) {
        return person != null && typingSince.remove(person) != null ? new Ephemeral.TypingChanged(person, false) : null;
    }

    private void end(UUID replyId) {
        if (replyId != null) {
            ended = replyId;
        }
        if (reply != null && reply.replyId().equals(replyId)) {
            reply = null;
            text = null;
            thoughts = null;
        }
    }

    /// All that holds now, for somebody who has just come. How far it has read itself it may have moved elsewhere after
    /// it was told so; what it types itself it knows.
    List<EncodedEvent> now(UUID conversation, UUID person, boolean isMember) {
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
        if (reply != null) {
            told.add(new EncodedEvent(new Event.Ephemeral(conversation, reply)));
            if (!thoughts.isEmpty()) {
                var all = new Ephemeral.ReplyReasoning(
                        reply.replyId(), reply.answerId(), reply.attempt(), 0, thoughts.toString());
                told.add(new EncodedEvent(new Event.Ephemeral(conversation, all)));
            }
            if (!text.isEmpty()) {
                var all = new Ephemeral.ReplyDelta(
                        reply.replyId(), reply.answerId(), reply.attempt(), 0, 0, text.toString());
                told.add(new EncodedEvent(new Event.Ephemeral(conversation, all)));
            }
        }
        return told;
    }
}
