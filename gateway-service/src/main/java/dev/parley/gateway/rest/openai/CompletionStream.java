package dev.parley.gateway.rest.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.rest.stream.AnswerEnd;
import dev.parley.gateway.rest.stream.AnswerSink;
import dev.parley.gateway.rest.stream.Events;
import dev.parley.session.contract.reply.ReplyUsage;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An answer as the chunks of a streamed chat completion.
final class CompletionStream implements AnswerSink {
    private final Events events;
    private final Completion completion;
    private final boolean usageIncluded;
    private final Supplier<Optional<ReplyUsage>> usage;

    private boolean started;
    private @Nullable String model;

    /// `usage` is asked for when the answer is there.
    CompletionStream(
            Events events, Completion completion, boolean usageIncluded, Supplier<Optional<ReplyUsage>> usage) {
        this.events = events;
        this.completion = completion;
        this.usageIncluded = usageIncluded;
        this.usage = usage;
    }

    @Override
    public boolean beat() throws InterruptedException {
        return events.beat();
    }

    @Override
    public boolean began(@Nullable String name) {
        model = name == null ? model : name;
        return true;
    }

    @Override
    public boolean thought(String text) throws InterruptedException {
        return piece(delta().put("reasoning_content", text), null);
    }

    @Override
    public boolean said(String text) throws InterruptedException {
        return piece(delta().put("content", text), null);
    }

    private boolean piece(ObjectNode delta, @Nullable String finishReason) throws InterruptedException {
        if (!started) {
            started = true;
            if (!send(completion.chunk(
                    model, delta().put("role", "assistant").put("content", ""), null, usageIncluded))) {
                return false;
            }
        }
        return send(completion.chunk(model, delta, finishReason, usageIncluded));
    }

    /// Whoever asks waits for an answer now, and not for when the AI is back.
    @Override
    public boolean waits(@Nullable String reason, long retryAfterMillis) throws InterruptedException {
        if (send(OpenAiErrors.error(Completion.AWAY))) {
            events.done();
        }
        return false;
    }

    /// These clients know of no resuming: an error tells them that it was not the answer that ended.
    @Override
    public void sayFarewell() throws InterruptedException {
        send(OpenAiErrors.error(Completion.ELSEWHERE));
    }

    @Override
    public void ended(AnswerEnd end) throws InterruptedException {
        if (last(end)) {
            events.done();
        } else {
            cut();
        }
    }

    private boolean last(AnswerEnd end) throws InterruptedException {
        if (end.failure() != null) {
            return send(OpenAiErrors.error(Completion.failed(end.failure())));
        }
        if (end.message() != null) {
            began(end.message().modelUsed());
        }
        return piece(delta(), Completion.finishReason(end.message())) && lastOfAll();
    }

    private boolean lastOfAll() throws InterruptedException {
        if (!usageIncluded) {
            return true;
        }
        var known = usage.get();
        return known.isEmpty() || send(completion.usageChunk(model, known.get()));
    }

    @Override
    public void cut() {
        events.cut();
    }

    private boolean send(ObjectNode chunk) throws InterruptedException {
        return events.send(chunk.toString());
    }

    private static ObjectNode delta() {
        return ClientJson.MAPPER.createObjectNode();
    }
}
