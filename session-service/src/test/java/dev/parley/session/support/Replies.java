package dev.parley.session.support;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.reply.OpenReplies;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.contract.reply.UnclaimedReplies;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What people and bridges do with replies.
public final class Replies {
    private final Session session;

    Replies(Session session) {
        this.session = session;
    }

    public List<ReplyView> open(UUID conversation) {
        return session.send(
                        "GET",
                        "/internal/v1/reply-control/conversations/" + conversation + "/open",
                        null,
                        OpenReplies.class)
                .replies();
    }

    public ReplyView stop(UUID reply) {
        return session.send("POST", "/internal/v1/reply-control/" + reply + "/stop", null, ReplyView.class);
    }

    public void interrupt(UUID conversation) {
        session.send(
                "POST", "/internal/v1/reply-control/conversations/" + conversation + "/interrupt", null, Void.class);
    }

    public ReplyView regenerate(UUID message) {
        return session.send(
                "POST", "/internal/v1/reply-control/messages/" + message + "/regenerate", null, ReplyView.class);
    }

    public ReplyView stopped(UUID reply, int attempt, String content) {
        return move(reply, "stopped", completion(attempt, content), ReplyView.class);
    }

    public ReplyView reply(UUID reply) {
        return session.send("GET", "/internal/v1/replies/" + reply, null, ReplyView.class);
    }

    public List<UUID> unclaimed(long idleMillis) {
        return session.send(
                        "GET", "/internal/v1/replies?limit=1000&idle_ms=" + idleMillis, null, UnclaimedReplies.class)
                .replies();
    }

    public ReplyClaim claim(UUID reply, long leaseMillis) {
        return move(reply, "claim", new ReplyLease("tester", null, leaseMillis, 200), ReplyClaim.class);
    }

    public ReplyView renew(UUID reply, int attempt, long leaseMillis) {
        return move(reply, "renew", new ReplyLease("tester", attempt, leaseMillis, 0), ReplyView.class);
    }

    public ReplyView release(UUID reply, int attempt) {
        return move(reply, "release", new ReplyLease("tester", attempt, 0, 0), ReplyView.class);
    }

    public MessageView complete(UUID reply, int attempt, String content) {
        return move(reply, "complete", completion(attempt, content), MessageView.class);
    }

    public ReplyView fail(UUID reply, ReplyFailure failure) {
        return move(reply, "fail", failure, ReplyView.class);
    }

    private <T> T move(UUID reply, String verb, Object body, Class<T> answer) {
        return session.send("POST", "/internal/v1/replies/" + reply + "/" + verb, body, answer);
    }

    public static ReplyCompletion completion(int attempt, String content) {
        return ReplyCompletion.builder()
                .attempt(attempt)
                .content(content)
                .contentType("markdown")
                .modelUsed("test-model")
                .confidenceScore(0.9)
                .processingTimeMs(12)
                .tokensIn(30)
                .tokensOut(5)
                .metadata(Map.of("a", 1))
                .build();
    }
}
