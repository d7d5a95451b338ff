package dev.parley.gateway.rest.aisdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.rest.stream.AnswerEnd;
import dev.parley.gateway.rest.stream.AnswerSink;
import dev.parley.gateway.rest.stream.Events;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.reply.ReplyUsage;
import dev.parley.session.contract.reply.ReplyView;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An answer as the chunks of the AI SDK's UI message stream, from its start to `[DONE]`: always the whole answer, so
/// that whoever comes again builds its message anew.
final class UiMessageStream implements AnswerSink {
    private final Events events;
    private final ReplyView reply;
    private final Supplier<Optional<ReplyUsage>> usage;

    private boolean started;
    private @Nullable String model;
    private @Nullable String part;
    private int parts;

    /// `usage` is asked for when the answer is there.
    UiMessageStream(Events events, ReplyView reply, Supplier<Optional<ReplyUsage>> usage) {
        this.events = events;
        this.reply = reply;
        this.usage = usage;
    }

    @Override
    public boolean beat() throws InterruptedException {
        // The first beat lets the client know at once what it is going to hear.
        return started ? events.beat() : start();
    }

    private boolean start() throws InterruptedException {
        started = true;
        var start = chunk("start").put("messageId", reply.answerId().toString());
        start.putObject("messageMetadata")
                .put("conversationId", reply.conversationId().toString())
                .put("replyId", reply.replyId().toString());
        return send(start);
    }

    @Override
    public boolean began(@Nullable String name) throws InterruptedException {
        if (name == null || name.equals(model)) {
            return true;
        }
        model = name;
        var metadata = chunk("message-metadata");
        metadata.putObject("messageMetadata").put("model", name);
        return send(metadata);
    }

    @Override
    public boolean thought(String text) throws InterruptedException {
        return piece("reasoning", text);
    }

    @Override
    public boolean said(String text) throws InterruptedException {
        return piece("text", text);
    }

    private boolean piece(String kind, String text) throws InterruptedException {
        if (part == null || !part.startsWith(kind)) {
            if (!endPart()) {
                return false;
            }
            parts++;
            part = kind + "-" + parts;
            if (!send(chunk(kind + "-start").put("id", part))) {
                return false;
            }
        }
        return send(chunk(kind + "-delta").put("id", part).put("delta", text));
    }

    private boolean endPart() throws InterruptedException {
        if (part == null) {
            return true;
        }
        var ended = part;
        part = null;
        return send(chunk(ended.substring(0, ended.indexOf('-')) + "-end").put("id", ended));
    }

    /// Said and gone: it becomes no part of the message.
    @Override
    public boolean waits(@Nullable String reason, long retryAfterMillis) throws InterruptedException {
        var waiting = chunk("data-waiting").put("transient", true);
        waiting.putObject("data").put("reason", reason).put("retryAfterMs", retryAfterMillis);
        return send(waiting);
    }

    /// Said and gone, too: without an end behind it the client knows that its connection was lost, and resumes.
    @Override
    public void sayFarewell() throws InterruptedException {
        var draining = chunk("data-draining").put("transient", true);
        draining.putObject("data").put("retryAfterMs", 0);
        send(draining);
    }

    @Override
    public void ended(AnswerEnd end) throws InterruptedException {
        var isHeard = endPart() && last(end);
        if (isHeard) {
            events.done();
        } else {
            cut();
        }
    }

    private boolean last(AnswerEnd end) throws InterruptedException {
        if (end.failure() != null) {
            return send(chunk("error").put("errorText", end.failure().message()));
        }
        if (end.stopped()) {
            var metadata = chunk("message-metadata");
            metadata.set("messageMetadata", end.message() == null ? stopped() : metadata(end.message()));
            return send(metadata) && send(chunk("abort").put("reason", "stopped"));
        }
        var message = Objects.requireNonNull(end.message()); // As it is neither of the two, it is whole.
        var reason = message.finishReason() == null ? FinishReason.STOP : message.finishReason();
        var finish = chunk("finish").put("finishReason", UiMessages.finishReason(reason));
        finish.set("messageMetadata", metadata(message));
        return send(finish);
    }

    private static ObjectNode stopped() {
        return ClientJson.MAPPER.createObjectNode().put("finishReason", UiMessages.finishReason(FinishReason.STOPPED));
    }

    private ObjectNode metadata(MessageView message) {
        var metadata = UiMessages.metadata(message);
        usage.get()
                .ifPresent(cost -> metadata.putObject("usage")
                        .put("inputTokens", cost.tokensIn())
                        .put("outputTokens", cost.tokensOut())
                        .put("totalTokens", cost.tokensIn() + cost.tokensOut())
                        .put("estimated", cost.estimated()));
        return metadata;
    }

    @Override
    public void cut() {
        events.cut();
    }

    private boolean send(ObjectNode chunk) throws InterruptedException {
        return events.send(chunk.toString());
    }

    private static ObjectNode chunk(String type) {
        return ClientJson.MAPPER.createObjectNode().put("type", type);
    }
}
