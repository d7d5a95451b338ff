package dev.parley.ai.fake;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.contract.reply.UnclaimedReplies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// What session-service keeps of replies, in memory, with leases and attempts as the contract has them.
public final class FakeSession {
    /// One reply and how it ended.
    public static final class Reply {
        public final UUID id = UUID.randomUUID();
        public final UUID answerId = UUID.randomUUID();
        public final UUID conversation;
        public final UUID message;
        public final CompletableFuture<Reply> over = new CompletableFuture<>();
        public final List<String> workers = new ArrayList<>();
        public volatile ReplyStatus status = ReplyStatus.PENDING;
        public volatile ReplyCompletion completion;
        public volatile ReplyFailure failure;
        volatile boolean stopping;
        int attempt;
        Instant leaseUntil = Instant.EPOCH;
        Instant pendingSince = Instant.now();

        Reply(UUID conversation, UUID message) {
            this.conversation = conversation;
            this.message = message;
        }

        public String answer() {
            return completion.content();
        }
    }

    public static final String PERSON = "user_2abc";

    private final Map<UUID, Reply> replies = new LinkedHashMap<>();
    private final Map<UUID, List<ContextMessage>> conversations = new LinkedHashMap<>();
    public final BlockingQueue<Reply> claimed = new LinkedBlockingQueue<>();
    public final BlockingQueue<Reply> released = new LinkedBlockingQueue<>();
    public final BlockingQueue<Reply> renewed = new LinkedBlockingQueue<>();
    public final BlockingQueue<Reply> refused = new LinkedBlockingQueue<>();

    /// Characters of what is kept of a stopped answer.
    public volatile int maxAnswer = Integer.MAX_VALUE;

    /// So many answers it fails to store by a bug of its own.
    public volatile int stumbles;

    /// Forgets everything; what somebody still writes is then not found.
    public synchronized void clear() {
        replies.clear();
        conversations.clear();
        claimed.clear();
        released.clear();
        renewed.clear();
        refused.clear();
        stumbles = 0;
        maxAnswer = Integer.MAX_VALUE;
    }

    public Reply ask(String content) {
        return ask(UUID.randomUUID(), content);
    }

    /// A person says something: a new reply, or the pending one.
    public synchronized Reply ask(UUID conversation, String content) {
        var message = UUID.randomUUID();
        add(conversation, message, MessageRole.USER, content);
        return replies.values().stream()
                .filter(reply -> reply.conversation.equals(conversation) && reply.status == ReplyStatus.PENDING)
                .findFirst()
                .orElseGet(() -> {
                    var reply = new Reply(conversation, message);
                    replies.put(reply.id, reply);
                    return reply;
                });
    }

    /// A reply in the hands of a bridge that has died.
    public synchronized Reply leftBehind(UUID conversation, String content, Duration lease) {
        var reply = ask(conversation, content);
        claim(reply.id, new ReplyLease("a bridge that died", null, lease.toMillis(), 20));
        return reply;
    }

    private void add(UUID conversation, UUID message, MessageRole role, String content) {
        conversations
                .computeIfAbsent(conversation, none -> new ArrayList<>())
                .add(new ContextMessage(message, role, null, content, "text", content.length() / 4 + 1, Instant.now()));
    }

    /// As if another worker had claimed it after its lease.
    public synchronized void takeAway(Reply reply) {
        reply.attempt++;
        reply.leaseUntil = Instant.now().plusSeconds(60);
    }

    public synchronized ReplyView get(UUID id) {
        return view(find(id));
    }

    public synchronized UnclaimedReplies unclaimed(Duration idle, int limit) {
        var now = Instant.now();
        return new UnclaimedReplies(replies.values().stream()
                .filter(reply -> switch (reply.status) {
                    case PENDING -> !reply.pendingSince.isAfter(now.minus(idle));
                    case STREAMING -> reply.leaseUntil.isBefore(now);
                    default -> false;
                })
                .limit(limit)
                .map(reply -> reply.id)
                .toList());
    }

    public synchronized ReplyClaim claim(UUID id, ReplyLease lease) {
        var reply = find(id);
        var now = Instant.now();
        var held = reply.status == ReplyStatus.STREAMING && reply.leaseUntil.isAfter(now);
        var busy = replies.values().stream()
                .anyMatch(other -> other != reply
                        && other.conversation.equals(reply.conversation)
                        && other.status == ReplyStatus.STREAMING);
        if (held || busy || reply.over.isDone()) {
            throw new RequestRejected(ErrorCode.CONFLICT, "Not to be had");
        }
        reply.status = ReplyStatus.STREAMING;
        reply.attempt++;
        reply.leaseUntil = now.plusMillis(lease.leaseMillis());
        reply.workers.add(lease.worker());
        var messages = conversations.get(reply.conversation);
        var context = messages.subList(Math.max(0, messages.size() - lease.contextMessages()), messages.size());
        claimed.add(reply);
        return ReplyClaim.builder()
                .replyId(reply.id)
                .attempt(reply.attempt)
                .leaseUntil(reply.leaseUntil)
                .conversationId(reply.conversation)
                .kind(ConversationKind.AI)
                .title("Security Analysis")
                .messageId(messages.getLast().messageId())
                .answerId(reply.answerId)
                .personId(UUID.randomUUID())
                .personSubject(PERSON)
                .personTier("free")
                .messageCount(messages.size())
                .context(List.copyOf(context))
                .build();
    }

    public synchronized ReplyView renew(UUID id, ReplyLease lease) {
        var reply = held(id, lease.attempt());
        reply.leaseUntil = Instant.now().plusMillis(lease.leaseMillis());
        renewed.add(reply);
        return view(reply);
    }

    public synchronized ReplyView release(UUID id, ReplyLease lease) {
        var reply = held(id, lease.attempt());
        reply.status = ReplyStatus.PENDING;
        reply.pendingSince = Instant.now();
        released.add(reply);
        return view(reply);
    }

    public synchronized MessageView complete(UUID id, ReplyCompletion completion) {
        var reply = held(id, completion.attempt());
        if (stumbles-- > 0) {
            throw new RequestRejected(ErrorCode.INTERNAL, "Something went wrong here");
        }
        reply.status = ReplyStatus.COMPLETED;
        reply.completion = completion;
        add(reply.conversation, reply.answerId, MessageRole.ASSISTANT, completion.content());
        reply.over.complete(reply);
        var now = Instant.now();
        return MessageView.builder()
                .id(reply.answerId)
                .number(1)
                .conversationId(reply.conversation)
                .seq(2)
                .changedSeq(2)
                .role(MessageRole.ASSISTANT)
                .content(completion.content())
                .contentType(completion.contentType())
                .replyTo(reply.message)
                .tokenCount(completion.tokensOut())
                .replyId(reply.id)
                .modelUsed(completion.modelUsed())
                .processingTimeMs(completion.processingTimeMs())
                .confidenceScore(completion.confidenceScore())
                .metadata(completion.metadata())
                .createdAt(now)
                .updatedAt(now)
                .build();
    }

    /// Somebody wants it stopped; nobody is told but who renews.
    public synchronized void wantStopped(Reply reply) {
        reply.stopping = true;
    }

    public synchronized ReplyView stopped(UUID id, ReplyCompletion completion) {
        var reply = held(id, completion.attempt());
        if (completion.content().length() > maxAnswer) {
            throw new RequestRejected(ErrorCode.TOO_LARGE, "Too much");
        }
        reply.status = ReplyStatus.STOPPED;
        reply.completion = completion;
        reply.over.complete(reply);
        return view(reply);
    }

    public synchronized ReplyView fail(UUID id, ReplyFailure failure) {
        var reply = held(id, failure.attempt());
        reply.status = ReplyStatus.FAILED;
        reply.failure = failure;
        reply.over.complete(reply);
        return view(reply);
    }

    private Reply held(UUID id, int attempt) {
        var reply = find(id);
        if (reply.status != ReplyStatus.STREAMING || reply.attempt != attempt) {
            refused.add(reply);
            throw new RequestRejected(ErrorCode.CONFLICT, "Another attempt");
        }
        return reply;
    }

    private Reply find(UUID id) {
        var reply = replies.get(id);
        if (reply == null) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "No such reply");
        }
        return reply;
    }

    private static ReplyView view(Reply reply) {
        return new ReplyView(
                reply.id,
                reply.conversation,
                reply.message,
                reply.answerId,
                reply.status,
                reply.attempt,
                reply.stopping);
    }
}
