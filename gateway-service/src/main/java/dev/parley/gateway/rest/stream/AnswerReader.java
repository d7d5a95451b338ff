package dev.parley.gateway.rest.stream;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessageView;
import org.jspecify.annotations.Nullable;

/// Makes one answer of the events of a reply, for those who can take nothing back: what is told twice is passed over,
/// also where another attempt says the same once more; where it says something else, the answer is cut.
public final class AnswerReader implements ReplyReader {
    private final AnswerSink sink;
    private final Told words = new Told();
    private final Told thoughts = new Told();
    private boolean ended;

    public AnswerReader(AnswerSink sink) {
        this.sink = sink;
    }

    /// What has been told of a text.
    private static final class Told {
        private final StringBuilder text = new StringBuilder();

        /// What of a piece at this offset is new, which counts as told from now on; null: it does not fit to the rest.
        @Nullable
        String next(int offset, String piece) {
            var known = text.length() - offset;
            if (known < 0) {
                return null;
            }
            var same = Math.min(known, piece.length());
            if (!piece.regionMatches(0, text.substring(offset), 0, same)) {
                return null;
            }
            var fresh = piece.substring(same);
            text.append(fresh);
            return fresh;
        }

        /// The rest of the whole text; null: it does not fit. What was cut off at its end stays told.
        @Nullable
        String rest(String whole) {
            var isTold = text.length() >= whole.length()
                    && CharSequence.compare(text.subSequence(0, whole.length()), whole) == 0;
            return isTold ? "" : next(0, whole);
        }
    }

    @Override
    public boolean tell(Event event) throws InterruptedException {
        return switch (event) {
            case Event.Ephemeral(var _, var ephemeral) ->
                switch (ephemeral) {
                    case Ephemeral.ReplyStarted started -> sink.began(started.model());
                    case Ephemeral.ReplyReasoning thought -> thought(thoughts.next(thought.offset(), thought.text()));
                    case Ephemeral.ReplyDelta delta -> said(words.next(delta.offset(), delta.text()));
                    case Ephemeral.ReplyWaiting waiting -> sink.waits(waiting.reason(), waiting.retryAfterMillis());
                    default -> true;
                };
            case Event.Durable(var _, var change) ->
                switch (change) {
                    case Change.MessageSent sent ->
                        rest(sent.message())
                                && end(new AnswerEnd(
                                        sent.message(),
                                        sent.message().failure(),
                                        sent.message().stopped()));
                    case Change.ReplyFailed failed ->
                        end(new AnswerEnd(
                                null, new Failure(failed.code(), failed.message(), failed.retryAfterMillis()), false));
                    case Change.ReplyStopped _ -> end(new AnswerEnd(null, null, true));
                    default -> true;
                };
            default -> true;
        };
    }

    private boolean rest(MessageView message) throws InterruptedException {
        var before = message.reasoning() == null ? "" : thoughts.rest(message.reasoning());
        // What it thought may be kept in other words than it was heard in.
        return thought(before == null ? "" : before) && said(words.rest(message.content()));
    }

    private boolean thought(@Nullable String text) throws InterruptedException {
        return text != null && (text.isEmpty() || sink.thought(text));
    }

    private boolean said(@Nullable String text) throws InterruptedException {
        return text != null && (text.isEmpty() || sink.said(text));
    }

    private boolean end(AnswerEnd end) throws InterruptedException {
        sink.ended(end);
        ended = true;
        return true;
    }

    @Override
    public boolean beat() throws InterruptedException {
        return sink.beat();
    }

    @Override
    public void sayFarewell() throws InterruptedException {
        sink.sayFarewell();
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            sink.cut();
        }
    }
}
