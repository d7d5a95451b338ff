package dev.parley.session.reply;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.Fit;
import dev.parley.session.contract.reply.RepliesApi;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.contract.reply.UnclaimedReplies;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.token.ServiceToken;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The durable requests for answers, for whoever writes them.
@RolesAllowed(ServiceToken.SERVICE)
class RepliesResource implements RepliesApi {
    private final ActorTransactions actorTransactions;
    private final ReplyFastPath fastPath;
    private final Leasing leasing;
    private final Ending ending;
    private final ReplyConfig config;
    private final Announcer announcer;
    private final Fit fit;

    RepliesResource(
            ActorTransactions actorTransactions,
            ReplyFastPath fastPath,
            Leasing leasing,
            Ending ending,
            ReplyConfig config,
            Announcer announcer) {
        this.actorTransactions = actorTransactions;
        this.fastPath = fastPath;
        this.leasing = leasing;
        this.ending = ending;
        this.config = config;
        this.announcer = announcer;
        this.fit = new Fit(new Fit.Bounds(
                config.maxAnswer(),
                config.maxReasoning(),
                config.maxMetadata(),
                config.maxModelName(),
                config.maxFailure()));
    }

    @Override
    public ReplyView get(UUID reply) {
        return actorTransactions.asService(() -> leasing.find(reply).view());
    }

    @Override
    public UnclaimedReplies unclaimed(long idleMillis, int limit) {
        if (idleMillis < 0 || limit < 1 || limit > 1000) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "idle_ms is 0 or more, the limit between 1 and 1000");
        }
        return actorTransactions.asService(
                () -> new UnclaimedReplies(leasing.unclaimed(Duration.ofMillis(idleMillis), limit)));
    }

    @Override
    public ReplyClaim claim(UUID reply, ReplyLease lease) {
        var length = length(lease);
        if (lease.contextMessages() < 1 || lease.contextMessages() > config.maxContext()) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST, "The context has 1 to " + config.maxContext() + " messages");
        }
        return fastPath.claim(reply, lease.worker(), length, lease.contextMessages())
                .orElseGet(() -> claimCarefully(reply, lease, length));
    }

    private ReplyClaim claimCarefully(UUID reply, ReplyLease lease, Duration length) {
        var claimed = actorTransactions.asService(
                () -> leasing.claim(reply, lease.worker(), length, lease.contextMessages()));
        return switch (claimed) {
            case Leasing.Claimed.Held(var claim) -> claim;
            case Leasing.Claimed.Stopped(var conversation, var change) -> {
                announcer.announce(conversation, List.of(change));
                throw new RequestRejected(ErrorCode.CONFLICT, "The reply has been stopped");
            }
            case Leasing.Claimed.Failed(var conversation, var change) -> {
                announcer.announce(conversation, List.of(change));
                throw new RequestRejected(ErrorCode.CONFLICT, "The reply has failed");
            }
            case Leasing.Claimed.Gone() ->
                throw new RequestRejected(ErrorCode.NOT_FOUND, "The conversation has been deleted");
        };
    }

    @Override
    public ReplyView renew(UUID reply, ReplyLease lease) {
        var length = length(lease);
        return actorTransactions.asService(() -> leasing.renew(reply, attempt(lease), length));
    }

    @Override
    public ReplyView release(UUID reply, ReplyLease lease) {
        if (lease == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A lease is missing");
        }
        var released = actorTransactions.asService(() -> leasing.release(reply, attempt(lease)));
        if (released.stopped() != null) {
            announcer.announce(released.reply().conversationId(), List.of(released.stopped()));
        }
        return released.reply();
    }

    @Override
    public MessageView complete(UUID reply, ReplyCompletion completion) {
        var kept = kept(completion);
        if (kept.content().isEmpty()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "An answer has text");
        }
        return announced(fastPath.complete(reply, kept)
                .orElseGet(() -> actorTransactions.asService(() -> ending.complete(reply, kept))));
    }

    @Override
    public ReplyView stopped(UUID reply, ReplyCompletion completion) {
        var kept = kept(completion);
        return announced(actorTransactions.asService(() -> ending.stopped(reply, kept)));
    }

    @Override
    public ReplyView fail(UUID reply, ReplyFailure failure) {
        if (failure == null || failure.code() == null || failure.message() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A failure has a code and a message");
        }
        var kept = fit.failure(failure);
        return announced(actorTransactions.asService(() -> ending.fail(reply, kept)));
    }

    private <T> T announced(Ending.Ended<T> ended) {
        if (!ended.changes().isEmpty()) {
            announcer.announce(ended.conversation(), ended.changes());
        }
        return ended.told();
    }

    private ReplyCompletion kept(@Nullable ReplyCompletion completion) {
        if (completion == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "What was answered is missing");
        }
        return fit.completion(completion);
    }

    private Duration length(@Nullable ReplyLease lease) {
        if (lease == null
                || lease.leaseMillis() < 1
                || lease.leaseMillis() > config.maxLease().toMillis()) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST,
                    "A lease lasts 1 ms to " + config.maxLease().toMillis() + " ms");
        }
        return Duration.ofMillis(lease.leaseMillis());
    }

    private static int attempt(ReplyLease lease) {
        if (lease.attempt() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The attempt is missing");
        }
        return lease.attempt();
    }
}
