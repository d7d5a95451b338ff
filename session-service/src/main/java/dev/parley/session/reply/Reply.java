package dev.parley.session.reply;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyUsage;
import dev.parley.session.contract.reply.ReplyView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// The durable request for an answer of the AI. Every move is made under the lock of its conversation.
///
/// ```
///              claim                  complete
///   pending ──────────▶ streaming ───────────────▶ completed
///      ▲                 │  ▲ │        fail
///      └──── release ────┘  └─┤ ─────────────────▶ failed
///                     claim,  │   stopped, or conversation deleted (both also from pending)
///                lease over   └──────────────────▶ stopped
/// ```
@Entity
@DynamicUpdate
class Reply {
    @Id
    UUID id;

    @Column(name = "conversation_id", updatable = false)
    UUID conversationId;

    @Column(name = "message_id")
    UUID messageId;

    @Column(name = "first_seq", updatable = false)
    long firstSeq;

    @Column(name = "person_id", updatable = false)
    UUID personId;

    @Column(name = "answer_id", updatable = false)
    UUID answerId;

    String status;

    int attempt;

    /// How often it was taken over from a writer that did not end it.
    int takeovers;

    @Nullable
    String worker;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    /// The last change it takes into account; null until it is claimed.
    @Column(name = "through_seq")
    @Nullable
    Long throughSeq;

    @Column(name = "stop_requested")
    boolean stopRequested;

    /// Answers once more what has been answered: no further message joins it.
    @Column(updatable = false)
    boolean again;

    /// What it has cost; null, like all about that, until it is known.
    @Column(name = "tokens_in")
    @Nullable
    Integer tokensIn;

    @Column(name = "tokens_out")
    @Nullable
    Integer tokensOut;

    @Column(name = "usage_estimated")
    @Nullable
    Boolean usageEstimated;

    @Column(name = "model_used")
    @Nullable
    String modelUsed;

    @Column(name = "processing_time_ms")
    @Nullable
    Integer processingTimeMs;

    @Column(name = "error_code")
    @Nullable
    String errorCode;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    protected Reply() {}

    Reply(UUID id, UUID conversationId, UUID messageId, long firstSeq, UUID personId, UUID answerId, Instant now) {
        this.id = id;
        this.conversationId = conversationId;
        this.messageId = messageId;
        this.firstSeq = firstSeq;
        this.personId = personId;
        this.answerId = answerId;
        this.status = ReplyStatus.PENDING.wire();
        this.createdAt = now;
    }

    /// For another answer to what was answered by (or could have been by) taking the changes `firstSeq` to `throughSeq`
    /// into account.
    static Reply again(
            UUID id,
            UUID conversationId,
            UUID messageId,
            long firstSeq,
            long throughSeq,
            UUID person,
            UUID answer,
            Instant now) {
        var reply = new Reply(id, conversationId, messageId, firstSeq, person, answer, now);
        reply.again = true;
        reply.throughSeq = throughSeq;
        return reply;
    }

    boolean open() {
        return is(ReplyStatus.PENDING) || is(ReplyStatus.STREAMING);
    }

    boolean is(ReplyStatus wanted) {
        return wanted.wire().equals(status);
    }

    /// Nobody's, or no longer anybody's.
    boolean free(Instant now) {
        return is(ReplyStatus.PENDING)
                || (is(ReplyStatus.STREAMING) && (leaseUntil == null || !leaseUntil.isAfter(now)));
    }

    /// Its writer has neither ended it nor given it back.
    boolean isLeft() {
        return is(ReplyStatus.STREAMING) && worker != null;
    }

    /// A first claim fixes what is answered; a later one answers the same.
    ///
    /// @return the last change it takes into account
    long claim(String by, Instant until, long lastSeq) {
        attempt++;
        takeovers += isLeft() ? 1 : 0;
        long through = throughSeq == null ? lastSeq : throughSeq;
        throughSeq = through;
        status = ReplyStatus.STREAMING.wire();
        worker = by;
        leaseUntil = until;
        return through;
    }

    void answers(UUID newestMessage) {
        messageId = newestMessage;
    }

    void renew(int byAttempt, Instant now, Duration lease) {
        mustBeHeldBy(byAttempt);
        leaseUntil = now.plus(lease);
    }

    /// Pending again, and open for more messages.
    void release() {
        status = ReplyStatus.PENDING.wire();
        worker = null;
        leaseUntil = null;
        throughSeq = again ? throughSeq : null;
    }

    /// Still its conversation's next answer, and anybody's to take at once.
    void abandon(Instant now) {
        worker = null;
        leaseUntil = now;
    }

    void complete(ReplyCompletion completion, Instant now) {
        mustBeHeldBy(completion.attempt());
        end(ReplyStatus.COMPLETED, now);
        keepUsage(completion);
    }

    /// Ends what was to be stopped, with what it has cost.
    void stopped(ReplyCompletion completion, Instant now) {
        mustBeHeldBy(completion.attempt());
        if (!stopRequested) {
            throw new RequestRejected(ErrorCode.CONFLICT, "Nobody has asked to stop the reply");
        }
        stop(now);
        keepUsage(completion);
    }

    private void keepUsage(ReplyCompletion completion) {
        tokensIn = completion.tokensIn();
        tokensOut = completion.tokensOut();
        usageEstimated = completion.usageEstimated();
        modelUsed = completion.modelUsed();
        processingTimeMs = completion.processingTimeMs();
    }

    void fail(ReplyFailure failure, Instant now) {
        mustBeHeldBy(failure.attempt());
        giveUp(failure.code(), now);
        if (failure.heard() != null) {
            keepUsage(failure.heard());
        }
    }

    /// Fails, whoever has it.
    void giveUp(ErrorCode code, Instant now) {
        end(ReplyStatus.FAILED, now);
        errorCode = code.wire();
    }

    void requestStop() {
        stopRequested = true;
    }

    void stop(Instant now) {
        end(ReplyStatus.STOPPED, now);
    }

    private void end(ReplyStatus how, Instant now) {
        status = how.wire();
        endedAt = now;
        leaseUntil = null;
    }

    void mustBeHeldBy(int byAttempt) {
        if (!is(ReplyStatus.STREAMING) || attempt != byAttempt) {
            throw new RequestRejected(ErrorCode.CONFLICT, "The reply is not held by this attempt");
        }
    }

    ReplyView view() {
        return new ReplyView(
                id,
                conversationId,
                messageId,
                answerId,
                ReplyStatus.of(status),
                attempt,
                stopRequested && is(ReplyStatus.STREAMING),
                tokensIn == null || tokensOut == null
                        ? null
                        : new ReplyUsage(tokensIn, tokensOut, Boolean.TRUE.equals(usageEstimated)));
    }
}
