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

    String worker;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "through_seq")
    Long throughSeq;

    @Column(name = "stop_requested")
    boolean stopRequested;

    /// Answers once more what has been answered: no further message joins it.
    @Column(updatable = false)
    boolean again;

    @Column(name = "tokens_in")
    Integer tokensIn;

    @Column(name = "tokens_out")
    Integer tokensOut;

    @Column(name = "usage_estimated")
    Boolean usageEstimated;

    @Column(name = "model_used")
    String modelUsed;

    @Column(name = "processing_time_ms")
    Integer processingTimeMs;

    @Column(name = "error_code")
    String errorCode;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "ended_at")
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
        return is(ReplyStatus.PENDING) || (is(ReplyStatus.STREAMING) && !leaseUntil.isAfter(now));
    }

    /// Its writer has neither ended it nor given it back.
    boolean isLeft() {
        return is(ReplyStatus.STREAMING) && worker != null;
    }

    /// A first claim fixes what is answered; a later one answers the same.
    void claim(String by, Instant until, long lastSeq) {
        attempt++;
        takeovers += isLeft() ? 1 : 0;
        if (throughSeq == null) {
            throughSeq = lastSeq;
        }
        status = ReplyStatus.STREAMING.wire();
        worker = by;
        leaseUntil = until;
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
                tokensOut == null ? null : new ReplyUsage(tokensIn, tokensOut, Boolean.TRUE.equals(usageEstimated)));
    }
}
