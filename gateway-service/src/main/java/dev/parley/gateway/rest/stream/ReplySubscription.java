package dev.parley.gateway.rest.stream;

import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.reply.Replies;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Hears of one reply in its conversation, and keeps what its reader has not taken yet.
final class ReplySubscription implements Listener {
    /// Keeping is all that is done with it, which keeps nobody waiting.
    private static final Executor AT_ONCE = Runnable::run;

    private final UUID person;
    private final UUID reply;
    private final BlockingQueue<Optional<Event>> unread;
    private volatile boolean lost;

    ReplySubscription(UUID person, UUID reply, int most) {
        this.person = person;
        this.reply = reply;
        this.unread = new ArrayBlockingQueue<>(most);
    }

    @Override
    public UUID person() {
        return person;
    }

    @Override
    public boolean isGone() {
        return lost;
    }

    @Override
    public Executor loop() {
        return AT_ONCE;
    }

    @Override
    public void hear(List<EncodedEvent> told) {
        for (var one : told) {
            if (concerns(one.event()) && !unread.offer(Optional.of(one.event()))) {
                lost = true;
            }
        }
    }

    private boolean concerns(Event event) {
        return switch (event) {
            case Event.Ephemeral(var _, var ephemeral) ->
                switch (ephemeral) {
                    case Ephemeral.ReplyStarted started -> reply.equals(started.replyId());
                    case Ephemeral.ReplyDelta delta -> reply.equals(delta.replyId());
                    case Ephemeral.ReplyReasoning thought -> reply.equals(thought.replyId());
                    case Ephemeral.ReplyWaiting waiting -> reply.equals(waiting.replyId());
                    default -> false;
                };
            case Event.Durable(var _, var change) -> Replies.ends(change, reply) || ceases(change);
            default -> false;
        };
    }

    /// Whether its person hears nothing more of the conversation.
    boolean ceases(Change change) {
        return change instanceof Change.ConversationDeleted
                || change instanceof Change.ParticipantRemoved removed
                        && removed.userId().equals(person);
    }

    @Override
    public CompletionStage<Boolean> caughtUp() {
        return CompletableFuture.completedFuture(!lost);
    }

    @Override
    public void giveUp() {
        lost = true;
        wake();
    }

    /// Something was not kept or not told: what follows would have a hole.
    boolean lost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /// Null when nothing comes for so long, or it is woken.
    @Nullable
    Event next(Duration patience) throws InterruptedException {
        var next = unread.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return next == null ? null : next.orElse(null);
    }

    /// There is something else to see to. Whoever has too much to read is awake.
    void wake() {
        unread.offer(Optional.empty());
    }
}
