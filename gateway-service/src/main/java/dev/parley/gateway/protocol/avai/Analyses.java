package dev.parley.gateway.protocol.avai;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.MessageView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The `analysis_request`s of one connection that wait for the AI. Each ends once, by a `response` and an
/// `analysis_complete`: with the answer, or with the reason why there is none. Its page shows nothing else, and waits
/// for nothing else. On the connection's event loop only.
final class Analyses {
    /// So many wait; the oldest is told that no answer will be told here.
    private static final int MAX_WAITING = 64;

    /// So many ends are kept of replies that end before we hear that they were asked for.
    private static final int MAX_EARLY = 8;

    private static final String SOURCE = "avai";

    private final AvaiWriter writer;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(2);
    private final ArrayDeque<Early> early = new ArrayDeque<>(2);
    private int underWay;

    /// `error` null: `message` is the answer. Else it is the part of one that is kept; null: none is.
    private record End(
            @Nullable MessageView message, @Nullable String error, long retryAfterMillis) {}

    private record Waiting(Reference to, UUID thread, UUID reply) {}

    private record Early(UUID reply, End end) {}

    Analyses(AvaiWriter writer) {
        this.writer = writer;
    }

    /// One has come. It is stored or refused.
    void came() {
        underWay++;
    }

    /// Its prompt is a message of the thread; `reply` will answer it; null: nothing will.
    byte[] stored(Reference to, MessageView prompt, @Nullable UUID reply) {
        underWay--;
        var started = writer.frame("analysis_start", to, json -> {
            json.text("request_id", to.mustBeAnalysis().requestId());
            json.text("session_id", to.mustBeAnalysis().sessionId());
            json.id("thread_id", prompt.conversationId());
            json.id("message_id", prompt.id());
        });
        var end = reply == null ? null : endedBefore(reply);
        if (underWay == 0) {
            early.clear();
        }
        if (reply == null) {
            return TextFrame.join(started, told(to, new End(null, "The AI does not answer here", 0)));
        }
        if (end != null) {
            return TextFrame.join(started, told(to, end));
        }
        waiting.add(new Waiting(to, prompt.conversationId(), reply));
        return waiting.size() <= MAX_WAITING
                ? started
                : TextFrame.join(started, told(waiting.remove().to, new End(null, "Too many requests wait", 0)));
    }

    private @Nullable End endedBefore(UUID reply) {
        return early.stream()
                .filter(one -> one.reply.equals(reply))
                .findFirst()
                .map(Early::end)
                .orElse(null);
    }

    byte[] refused(Reference to, @Nullable String error, long retryAfterMillis) {
        underWay--;
        return told(to, new End(null, error, retryAfterMillis));
    }

    /// What is said to those that end by this event; null: none does.
    byte @Nullable [] hear(Event event) {
        if (waiting.isEmpty() && underWay == 0) {
            return null;
        }
        return switch (event) {
            case Event.Durable(var thread, var change) ->
                switch (change) {
                    case Change.MessageSent sent
                    when sent.replyId() != null -> ended(sent.replyId(), end(sent.message()));
                    case Change.ReplyFailed failed ->
                        ended(failed.replyId(), new End(null, failed.message(), failed.retryAfterMillis()));
                    case Change.ReplyStopped stopped -> ended(stopped.replyId(), stopped(null));
                    case Change.ConversationDeleted _ ->
                        allEnd(one -> one.thread.equals(thread), new End(null, "The thread was deleted", 0));
                    default -> null;
                };
            // It is answered in its thread when the AI is back; here nobody waits for that.
            case Event.Ephemeral(var _, Ephemeral.ReplyWaiting away) ->
                ended(away.replyId(), new End(null, away.reason(), away.retryAfterMillis()));
            default -> null;
        };
    }

    private static End end(MessageView message) {
        var failure = message.failure();
        if (failure != null) {
            return new End(message, failure.message(), failure.retryAfterMillis());
        }
        return message.stopped() ? stopped(message) : new End(message, null, 0);
    }

    private static End stopped(@Nullable MessageView part) {
        return new End(part, "The answer was stopped", 0);
    }

    private byte @Nullable [] ended(UUID reply, End end) {
        if (underWay > 0) {
            if (early.size() == MAX_EARLY) {
                early.poll();
            }
            early.add(new Early(reply, end));
        }
        return allEnd(one -> one.reply.equals(reply), end);
    }

    /// Somebody else speaks here now, and does not hear what the one before was to be told.
    byte @Nullable [] leave() {
        return allEnd(one -> true, new End(null, "Somebody else has signed in", 0));
    }

    private byte @Nullable [] allEnd(Predicate<Waiting> which, End end) {
        List<byte[]> frames = new ArrayList<>(1);
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            var one = all.next();
            if (which.test(one)) {
                all.remove();
                frames.add(told(one.to, end));
            }
        }
        return frames.stream().reduce(TextFrame::join).orElse(null);
    }

    private byte[] told(Reference to, End end) {
        var request = to.mustBeAnalysis();
        var response = writer.frame("response", to, json -> {
            json.text("status", end.error == null ? "success" : "error");
            json.text("request_id", request.requestId());
            json.text("response", end.error == null ? answer(request, Objects.requireNonNull(end.message)) : null);
            if (end.error != null) {
                json.text("error", end.error);
                json.number("retry_after", Math.ceilDiv(end.retryAfterMillis, 1000L));
            }
            if (end.message != null) {
                AvaiJson.ending(json, end.message);
            }
            json.text("processing_time", seconds(request, end.message));
            json.text("source", SOURCE);
        });
        var complete = writer.frame("analysis_complete", to, json -> {
            json.text("request_id", request.requestId());
            json.flag("success", end.error == null);
        });
        return TextFrame.join(response, complete);
    }

    private static String answer(AnalysisRequest request, MessageView message) {
        return JsonFrame.text(out -> {
            out.writeStringField("message", message.content());
            out.writeStringField("session_id", request.sessionId());
            out.writeStringField("thread_id", message.conversationId().toString());
            out.writeStringField("model_used", message.modelUsed());
            AvaiJson.ending(new AvaiWriter.Json(out), message);
        });
    }

    private static String seconds(AnalysisRequest request, @Nullable MessageView message) {
        var millis = message == null || message.processingTimeMs() == null
                ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.askedNanos())
                : message.processingTimeMs();
        return String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
    }
}
