package dev.parley.gateway.rest.stream;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Events of one reply.
public final class Scripted {
    public static final UUID CONVERSATION = UUID.fromString("0197c2a4-5e10-7c3a-9f41-3a1d5b6e7f80");
    public static final UUID REPLY = UUID.fromString("0197c2a4-7c32-7e5c-8b63-5c3f7d80a1b2");
    public static final UUID ASKED = UUID.fromString("0197c2a4-6b21-7d4b-8a52-4b2e6c7f8091");
    public static final UUID ANSWER = UUID.fromString("0197c2a4-8d43-7f6d-9c74-6d40e891b2c3");
    public static final ReplyView VIEW =
            new ReplyView(REPLY, CONVERSATION, ASKED, ANSWER, ReplyStatus.STREAMING, 1, false);

    private Scripted() {}

    private static Event passing(Ephemeral ephemeral) {
        return new Event.Ephemeral(CONVERSATION, ephemeral);
    }

    public static Event started(int attempt) {
        return passing(new Ephemeral.ReplyStarted(REPLY, ASKED, ANSWER, attempt, "a-model"));
    }

    public static Event said(int offset, String text) {
        return passing(new Ephemeral.ReplyDelta(REPLY, ANSWER, 1, 0, offset, text));
    }

    public static Event thought(int offset, String text) {
        return passing(new Ephemeral.ReplyReasoning(REPLY, ANSWER, 1, offset, text));
    }

    public static Event waiting() {
        return passing(new Ephemeral.ReplyWaiting(REPLY, ASKED, "The AI is away", 2000));
    }

    public static Event answered(String content, FinishReason reason) {
        return sent(message(content, reason, null, null));
    }

    public static Event stopped(String content) {
        return sent(message(content, FinishReason.STOPPED, Map.of(MessageView.STOPPED, true), null));
    }

    public static Event brokenOff(String content) {
        return sent(message(
                content, FinishReason.ERROR, null, new Failure(ErrorCode.AI_UNAVAILABLE, "The AI went away", 1000)));
    }

    public static Event stoppedUnheard() {
        return new Event.Durable(CONVERSATION, new Change.ReplyStopped(3, REPLY, ASKED, Instant.EPOCH));
    }

    public static Event failedUnheard() {
        return new Event.Durable(
                CONVERSATION,
                new Change.ReplyFailed(3, REPLY, ASKED, ErrorCode.AI_UNAVAILABLE, "The AI went away", 1000));
    }

    private static Event sent(MessageView message) {
        return new Event.Durable(CONVERSATION, new Change.MessageSent(3, message, REPLY));
    }

    private static MessageView message(
            String content, FinishReason reason, Map<String, Object> metadata, Failure failure) {
        return MessageView.builder()
                .id(ANSWER)
                .number(1)
                .conversationId(CONVERSATION)
                .seq(3)
                .changedSeq(3)
                .role(MessageRole.ASSISTANT)
                .content(content)
                .contentType("markdown")
                .replyTo(ASKED)
                .tokenCount(3)
                .replyId(REPLY)
                .modelUsed("a-model")
                .processingTimeMs(12)
                .metadata(metadata)
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH)
                .finishReason(reason)
                .failure(failure)
                .build();
    }
}
