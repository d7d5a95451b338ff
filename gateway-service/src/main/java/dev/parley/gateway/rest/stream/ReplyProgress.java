package dev.parley.gateway.rest.stream;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.reply.ReplyView;
import java.util.ArrayList;
import java.util.List;

/// What somebody has been told of a reply, so that nothing of its text is left out, however little of it was heard
/// while it was written.
final class ReplyProgress {
    private final StringBuilder text = new StringBuilder();
    private boolean started;
    private int attempt;
    private int deltas;

    /// What was heard is what is told.
    void told(Event event) {
        if (!(event instanceof Event.Ephemeral(var _, var ephemeral))) {
            return;
        }
        switch (ephemeral) {
            case Ephemeral.ReplyStarted begun -> {
                started = true;
                attempt = begun.attempt();
                deltas = 0;
                text.setLength(0);
            }
            case Ephemeral.ReplyDelta delta -> {
                text.setLength(Math.min(text.length(), delta.offset()));
                text.append(delta.text());
                deltas = delta.index() + 1;
            }
            default -> {}
        }
    }

    /// The end, and before it what is missing.
    List<Event> ending(ReplyView reply, Change end) {
        var events = new ArrayList<Event>(3);
        var conversation = reply.conversationId();
        if (end instanceof Change.MessageSent sent && sent.message().content().length() > text.length()) {
            var content = sent.message().content();
            if (!started) {
                attempt = reply.attempt();
                events.add(new Event.Ephemeral(
                        conversation,
                        new Ephemeral.ReplyStarted(
                                reply.replyId(),
                                reply.messageId(),
                                sent.message().id(),
                                attempt,
                                sent.message().modelUsed())));
            }
            if (content.startsWith(text.toString())) {
                events.add(new Event.Ephemeral(
                        conversation,
                        new Ephemeral.ReplyDelta(
                                reply.replyId(),
                                sent.message().id(),
                                attempt,
                                deltas,
                                text.length(),
                                content.substring(text.length()))));
            }
        }
        events.add(new Event.Durable(conversation, end));
        return events;
    }
}
