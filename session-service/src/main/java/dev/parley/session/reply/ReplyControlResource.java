package dev.parley.session.reply;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.reply.OpenReplies;
import dev.parley.session.contract.reply.ReplyControlApi;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import java.util.List;
import java.util.UUID;

/// What people do with replies, for the person the caller acts for.
class ReplyControlResource implements ReplyControlApi {
    private final Caller caller;
    private final ActorTransactions actorTransactions;
    private final Stopping stopping;
    private final Regenerating regenerating;
    private final Announcer announcer;

    ReplyControlResource(
            Caller caller,
            ActorTransactions actorTransactions,
            Stopping stopping,
            Regenerating regenerating,
            Announcer announcer) {
        this.caller = caller;
        this.actorTransactions = actorTransactions;
        this.stopping = stopping;
        this.regenerating = regenerating;
        this.announcer = announcer;
    }

    @Override
    public ReplyView stop(UUID reply) {
        var person = caller.someone();
        var stop = actorTransactions.asService(() -> stopping.stop(person, reply));
        if (stop.change() != null) {
            announcer.announce(stop.reply().conversationId(), List.of(stop.change()));
        }
        tellWriter(stop.reply());
        return stop.reply();
    }

    @Override
    public void interrupt(UUID conversation) {
        var person = caller.someone();
        actorTransactions
                .asService(() -> stopping.interrupt(person, conversation))
                .ifPresent(this::tellWriter);
    }

    @Override
    public ReplyView regenerate(UUID message) {
        var person = caller.someone();
        return actorTransactions.asService(false, () -> regenerating.regenerate(person, message));
    }

    @Override
    public OpenReplies open(UUID conversation) {
        var person = caller.someone();
        return actorTransactions.asService(() -> new OpenReplies(stopping.open(person, conversation)));
    }

    private void tellWriter(ReplyView reply) {
        if (reply.stopping()) {
            announcer.stop(reply.replyId());
        }
    }
}
