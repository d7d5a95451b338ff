package dev.parley.ai.reply;

import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends replies in session-service, through its short outages, for as long as they are ours.
/// What is not taken is offered with less and less in it, the words that people have been told to the last.
/// Critical: a try whose answer was lost may have succeeded, so what a later try is refused with does not tell all.
@ApplicationScoped
class ReplyFinisher {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final SessionService session;
    private final ReplyConfig config;

    ReplyFinisher(SessionService session, ReplyConfig config) {
        this.session = session;
        this.config = config;
    }

    /// What is done instead of what session-service does not take.
    private interface Instead {
        Ending end() throws InterruptedException;
    }

    Ending complete(ReplyClaim claim, ReplyCompletion completion, Lease lease) throws InterruptedException {
        return end(claim, lease, Ending.COMPLETED, () -> session.complete(claim.replyId(), completion), () -> {
            var bare = bare(completion);
            return bare.equals(completion) ? fail(claim, plainly(claim, bare), lease) : complete(claim, bare, lease);
        });
    }

    Ending stopped(ReplyClaim claim, ReplyCompletion completion, Lease lease) throws InterruptedException {
        return end(
                claim,
                lease,
                Ending.STOPPED,
                () -> session.replies(replies -> replies.stopped(claim.replyId(), completion)),
                () -> {
                    var bare = bare(completion);
                    if (!bare.equals(completion)) {
                        return stopped(claim, bare, lease);
                    }
                    return completion.content().isEmpty()
                            ? Ending.DROPPED
                            : stopped(claim, bare(completion, ""), lease);
                });
    }

    /// What people have been told of it, without what a provider says about it.
    private static ReplyCompletion bare(ReplyCompletion completion) {
        return bare(completion, completion.content());
    }

    private static ReplyCompletion bare(ReplyCompletion completion, String content) {
        return ReplyCompletion.builder()
                .attempt(completion.attempt())
                .content(content)
                .contentType(completion.contentType())
                .processingTimeMs(completion.processingTimeMs())
                .tokensIn(completion.tokensIn())
                .tokensOut(completion.tokensOut())
                .usageEstimated(completion.usageEstimated())
                .metadata(Map.of())
                .finishReason(completion.finishReason())
                .build();
    }

    Ending fail(ReplyClaim claim, ReplyFailure failure, Lease lease) throws InterruptedException {
        return end(
                claim,
                lease,
                Ending.FAILED,
                () -> session.replies(replies -> replies.fail(claim.replyId(), failure)),
                () -> {
                    var heard = failure.heard() == null ? null : bare(failure.heard());
                    var plainer = plainly(claim, heard);
                    if (!plainer.equals(failure)) {
                        return fail(claim, plainer, lease);
                    }
                    return heard == null ? Ending.DROPPED : fail(claim, plainly(claim, null), lease);
                });
    }

    /// With nothing in it that anybody but us has said but, for as long as that is taken, the words themselves.
    private static ReplyFailure plainly(ReplyClaim claim, @Nullable ReplyCompletion heard) {
        return new ReplyFailure(claim.attempt(), ErrorCode.INTERNAL, "Invalid AI response", 0, heard);
    }

    private Ending end(ReplyClaim claim, Lease lease, Ending wanted, Runnable call, Instead instead)
            throws InterruptedException {
        var doubtful = false;
        var stumbled = 0;
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                call.run();
                return wanted;
            } catch (SessionAway away) {
                if (lease.over()) {
                    Log.warnf("A reply could not be ended in time reply=%s", claim.replyId());
                    return Ending.DROPPED;
                }
                if (stumbles(away) && ++stumbled >= config.storeTries()) {
                    // It is there, and will stumble over this for ever: then the reply must still end.
                    Log.errorf("An answer cannot be taken reply=%s", claim.replyId());
                    return instead.end();
                }
                doubtful = true;
                Thread.sleep(pause);
            } catch (RequestRejected refused) {
                return switch (refused.code()) {
                    case CONFLICT, NOT_FOUND -> doubtful ? ended(claim) : Ending.DROPPED;
                    case BAD_REQUEST, TOO_LARGE -> {
                        // It cannot be stored as it is: then the reply must still end.
                        Log.errorf("An answer is refused reply=%s code=%s", claim.replyId(), refused.code());
                        yield instead.end();
                    }
                    default -> {
                        Log.errorf("A reply cannot be ended reply=%s code=%s", claim.replyId(), refused.code());
                        yield Ending.DROPPED;
                    }
                };
            }
        }
    }

    private static boolean stumbles(SessionAway away) {
        return away.getCause() instanceof RequestRejected refused && refused.code() == ErrorCode.INTERNAL;
    }

    /// How it ended, if it did so in our attempt.
    private Ending ended(ReplyClaim claim) {
        try {
            var reply = session.replies(replies -> replies.get(claim.replyId()));
            if (reply.attempt() == claim.attempt()) {
                return switch (reply.status()) {
                    case COMPLETED -> Ending.COMPLETED;
                    case FAILED -> Ending.FAILED;
                    case STOPPED -> Ending.STOPPED;
                    case PENDING, STREAMING -> Ending.DROPPED;
                };
            }
        } catch (SessionAway | RequestRejected unknown) {
            // Then we do not know, and somebody else does.
        }
        return Ending.DROPPED;
    }

    private Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(config.storeRetryMax()) < 0 ? doubled : config.storeRetryMax();
    }
}
