package dev.parley.gateway.support;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.OpenReplies;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyUsage;
import dev.parley.session.contract.reply.ReplyView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The replies of a [FakeSessionService]: each waits until a test lets the AI answer it.
public final class FakeReplies {
    private final FakeLogs logs;
    private final List<ReplyView> all = new ArrayList<>();
    private final BlockingQueue<ReplyView> asked = new LinkedBlockingQueue<>();

    FakeReplies(FakeLogs logs) {
        this.logs = logs;
    }

    /// The next one that somebody asks for.
    public ReplyView next() throws InterruptedException {
        var next = asked.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nobody has asked the AI");
        }
        return next;
    }

    synchronized UUID asked(UUID conversation, UUID message) {
        var reply = new ReplyView(
                UUID.randomUUID(), conversation, message, UUID.randomUUID(), ReplyStatus.PENDING, 0, false);
        all.add(reply);
        asked.add(reply);
        return reply.replyId();
    }

    /// One that waits for the AI, and that no test has asked for.
    synchronized UUID waiting(UUID conversation, UUID message) {
        var reply = new ReplyView(
                UUID.randomUUID(), conversation, message, UUID.randomUUID(), ReplyStatus.PENDING, 0, false);
        all.add(reply);
        return reply.replyId();
    }

    /// One that nobody has waited for.
    synchronized UUID beingWritten(UUID conversation, UUID message) {
        var reply = new ReplyView(
                UUID.randomUUID(), conversation, message, UUID.randomUUID(), ReplyStatus.STREAMING, 1, false);
        all.add(reply);
        return reply.replyId();
    }

    synchronized UUID firstTo(UUID message) {
        return all.stream()
                .filter(reply -> reply.messageId().equals(message))
                .map(ReplyView::replyId)
                .findFirst()
                .orElse(null);
    }

    synchronized ReplyView get(UUID id) {
        return all.stream()
                .filter(reply -> reply.replyId().equals(id))
                .findFirst()
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such reply"));
    }

    synchronized UUID conversation(String[] path) {
        var id = UUID.fromString(path[path.length - 2]);
        return all.stream()
                .filter(reply -> reply.replyId().equals(id) || reply.messageId().equals(id))
                .map(ReplyView::conversationId)
                .findFirst()
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such reply"));
    }

    synchronized Object controlled(String[] path) {
        var id = UUID.fromString(path[path.length - 2]);
        return switch (path[path.length - 1]) {
            case "open" ->
                new OpenReplies(all.stream()
                        .filter(reply -> reply.conversationId().equals(id) && reply.open())
                        .toList());
            case "regenerate" -> get(asked(conversation(path), id));
            case "stop" -> {
                var reply = get(id);
                logs.log(
                        reply.conversationId(),
                        seq -> new Change.ReplyStopped(seq, id, reply.messageId(), Instant.now()));
                yield end(reply, ReplyStatus.STOPPED, null);
            }
            default -> throw new RequestRejected(ErrorCode.NOT_FOUND, "No such thing");
        };
    }

    private ReplyView end(ReplyView reply, ReplyStatus status, ReplyUsage usage) {
        var ended = new ReplyView(
                reply.replyId(), reply.conversationId(), reply.messageId(), reply.answerId(), status, 1, false, usage);
        all.set(all.indexOf(reply), ended);
        return ended;
    }

    /// The AI answers.
    public synchronized void answer(ReplyView reply, String content) {
        var now = Instant.now();
        logs.log(
                reply.conversationId(),
                seq -> new Change.MessageSent(
                        seq,
                        MessageView.builder()
                                .id(reply.answerId())
                                .number(seq)
                                .conversationId(reply.conversationId())
                                .seq(seq)
                                .changedSeq(seq)
                                .role(MessageRole.ASSISTANT)
                                .content(content)
                                .contentType("markdown")
                                .replyTo(reply.messageId())
                                .tokenCount(3)
                                .replyId(reply.replyId())
                                .modelUsed("a-model")
                                .processingTimeMs(12)
                                .createdAt(now)
                                .updatedAt(now)
                                .finishReason(FinishReason.STOP)
                                .reasoning("Let me see")
                                .build(),
                        reply.replyId()));
        end(reply, ReplyStatus.COMPLETED, new ReplyUsage(7, 3, true));
    }
}
