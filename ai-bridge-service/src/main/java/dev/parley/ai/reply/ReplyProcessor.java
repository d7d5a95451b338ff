package dev.parley.ai.reply;

import dev.parley.ai.announce.Announcer;
import dev.parley.ai.context.PromptWriter;
import dev.parley.ai.context.TokenEstimate;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderChoice;
import dev.parley.ai.provider.ProviderEvent.Failed;
import dev.parley.ai.reply.ReplyResult.Answered;
import dev.parley.ai.reply.ReplyResult.NotAnswered;
import dev.parley.ai.reply.ReplyResult.NotTaken;
import dev.parley.ai.reply.ReplyResult.Stop;
import dev.parley.ai.reply.ReplyResult.Stopped;
import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.service.tracing.Span;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.Fit;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.reply.ReplyStatus;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes one reply from claim to end: asks the best provider, goes on to the next while nobody has seen a character,
/// and ends the reply exactly once. Critical: read it top to bottom before changing how replies end.
@ApplicationScoped
class ReplyProcessor {
    static final Failed SHUTTING_DOWN =
            new Failed(ErrorCode.UNAVAILABLE, "Service shutting down", Duration.ofSeconds(30), false);
    private static final Failed WENT_WRONG =
            new Failed(ErrorCode.INTERNAL, "AI service error", Duration.ofSeconds(10), false);
    private static final Set<String> CONTENT_TYPES = Set.of("text", "markdown", "code", "json");

    private final SessionService session;
    private final ReplyFinisher replyFinisher;
    private final Announcer announcer;
    private final ProviderChoice choice;
    private final PromptWriter prompts;
    private final Availability availability;
    private final ReplyConfig config;
    private final ReplyMetrics metrics;
    private final Fit fit;
    private final String worker = "ai-bridge-" + UUID.randomUUID();

    ReplyProcessor(
            SessionService session,
            ReplyFinisher replyFinisher,
            Announcer announcer,
            ProviderChoice choice,
            PromptWriter prompts,
            Availability availability,
            ReplyConfig config,
            ReplyMetrics metrics) {
        this.session = session;
        this.replyFinisher = replyFinisher;
        this.announcer = announcer;
        this.choice = choice;
        this.prompts = prompts;
        this.availability = availability;
        this.config = config;
        this.metrics = metrics;
        this.fit = new Fit(new Fit.Bounds(
                config.maxAnswer(),
                config.maxReasoning(),
                config.maxMetadata(),
                config.maxModelName(),
                config.maxFailure()));
    }

    /// Blocks until the reply has ended or is out of our hands. `begun` is given what can stop it from then on; `span`
    /// is the step of a trace that this is.
    Ending write(UUID reply, Span span, Consumer<Consumer<Stop>> begun) throws InterruptedException {
        var sent = System.nanoTime();
        ReplyClaim claim;
        try {
            var terms = new ReplyLease(worker, null, config.lease().toMillis(), prompts.messages());
            claim = session.claim(reply, terms);
        } catch (RequestRejected refused) {
            if (refused.code() != ErrorCode.CONFLICT && refused.code() != ErrorCode.NOT_FOUND) {
                Log.errorf("A reply cannot be claimed reply=%s code=%s", reply, refused.code());
            }
            return Ending.NOT_OURS;
        } catch (SessionAway away) {
            return Ending.NOT_BEGUN;
        }
        var providerStream = new ProviderStream(claim, config, announcer, metrics);
        begun.accept(providerStream::stop);
        try (var lease = new Lease(session, config, worker, claim, sent, providerStream::stop)) {
            var ending = askOrFail(claim, providerStream, span, lease);
            if (ending != Ending.DROPPED) {
                announcer.forget(claim.conversationId(), claim.replyId(), claim.attempt());
            }
            return ending;
        } finally {
            announcer.letGo(claim.conversationId(), claim.replyId(), claim.attempt());
        }
    }

    /// A bug of ours ends the reply too, or it would be taken up again whenever its lease ends.
    private Ending askOrFail(ReplyClaim claim, ProviderStream providerStream, Span span, Lease lease)
            throws InterruptedException {
        try {
            return ask(claim, providerStream, span, lease);
        } catch (RuntimeException bug) {
            Log.errorf(bug, "A reply went wrong reply=%s%s", claim.replyId(), span.logged());
            return replyFinisher.fail(claim, failure(claim, WENT_WRONG, null), lease);
        }
    }

    private Ending ask(ReplyClaim claim, ProviderStream providerStream, Span span, Lease lease)
            throws InterruptedException {
        var began = System.nanoTime();
        var prompt = prompts.write(claim);
        var tried = new HashSet<Provider>();
        Failed failed = null;
        while (true) {
            var provider = choice.next(tried).orElse(null);
            if (provider == null) {
                return failed == null ? release(claim, lease) : fail(claim, failed, null, span, lease);
            }
            if (tried.isEmpty()) {
                announcer.begin(
                        claim.conversationId(),
                        new Ephemeral.ReplyStarted(
                                claim.replyId(),
                                claim.messageId(),
                                claim.answerId(),
                                claim.attempt(),
                                provider.model()
                                        .map(model ->
                                                Fit.text(model, fit.bounds().name()))
                                        .orElse(null)));
            }
            tried.add(provider);
            switch (ModelCall.traced(span, provider, () -> providerStream.hear(provider, prompt))) {
                case Answered answered -> {
                    return complete(claim, answered, providerStream, provider, prompt, began, lease);
                }
                case NotAnswered(var why, var heard) -> {
                    if (!heard.isEmpty() || !why.elsewhere()) {
                        return fail(
                                claim,
                                why,
                                part(claim, heard, FinishReason.ERROR, providerStream, provider, prompt, began),
                                span,
                                lease);
                    }
                    failed = why;
                }
                case NotTaken _ -> {}
                case Stopped(var why, var text) -> {
                    return switch (why) {
                        case LEASE_LOST -> Ending.DROPPED;
                        case SHUTTING_DOWN ->
                            fail(
                                    claim,
                                    SHUTTING_DOWN,
                                    part(claim, text, FinishReason.ERROR, providerStream, provider, prompt, began),
                                    span,
                                    lease);
                        case ASKED ->
                            replyFinisher.stopped(
                                    claim,
                                    part(claim, text, FinishReason.STOPPED, providerStream, provider, prompt, began),
                                    lease);
                    };
                }
            }
        }
    }

    private Ending complete(
            ReplyClaim claim,
            Answered answered,
            ProviderStream providerStream,
            Provider provider,
            Prompt prompt,
            long began,
            Lease lease)
            throws InterruptedException {
        var told = answered.finished();
        var completion = fit.completion(ReplyCompletion.builder()
                .attempt(claim.attempt())
                .content(answered.text())
                .contentType(
                        told.contentType() != null && CONTENT_TYPES.contains(told.contentType())
                                ? told.contentType()
                                : "text")
                .modelUsed(told.model() == null ? provider.model().orElse(null) : told.model())
                .confidenceScore(told.confidence())
                .processingTimeMs(told.processingMillis() == null ? millisSince(began) : told.processingMillis())
                .tokensIn(told.tokensIn() == null ? prompt.estimatedTokens() : told.tokensIn())
                .tokensOut(told.tokensOut() == null ? TokenEstimate.of(answered.text()) : told.tokensOut())
                .usageEstimated(told.tokensIn() == null || told.tokensOut() == null)
                .metadata(told.metadata() == null ? Map.of() : told.metadata())
                .finishReason(told.reason())
                .reasoning(providerStream.thoughts())
                .build());
        Ending ending = Ending.DROPPED;
        try {
            ending = replyFinisher.complete(claim, completion, lease);
            return ending;
        } finally {
            answered.answering().settled(ending == Ending.COMPLETED ? claim.answerId() : null);
        }
    }

    /// What there is of an answer that ends before its end.
    private ReplyCompletion part(
            ReplyClaim claim,
            String text,
            FinishReason why,
            ProviderStream providerStream,
            Provider provider,
            Prompt prompt,
            long began) {
        return fit.completion(ReplyCompletion.builder()
                .attempt(claim.attempt())
                .content(text)
                .contentType("text")
                .modelUsed(provider.model().orElse(null))
                .processingTimeMs(millisSince(began))
                .tokensIn(prompt.estimatedTokens())
                .tokensOut(TokenEstimate.of(text))
                .usageEstimated(true)
                .metadata(Map.of())
                .finishReason(why)
                .reasoning(providerStream.thoughts())
                .build());
    }

    private static int millisSince(long began) {
        return Math.toIntExact(Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private Ending fail(ReplyClaim claim, Failed why, @Nullable ReplyCompletion heard, Span span, Lease lease)
            throws InterruptedException {
        Log.warnf("A reply fails reply=%s code=%s%s", claim.replyId(), why.code(), span.logged());
        return replyFinisher.fail(claim, fit.failure(failure(claim, why, heard)), lease);
    }

    private static ReplyFailure failure(ReplyClaim claim, Failed why, @Nullable ReplyCompletion heard) {
        return new ReplyFailure(
                claim.attempt(), why.code(), why.message(), why.retryAfter().toMillis(), heard);
    }

    /// Nobody took it, so it may wait like any other until the AI is back.
    private Ending release(ReplyClaim claim, Lease lease) {
        try {
            var released = session.replies(replies -> replies.release(claim.replyId(), lease.terms()));
            if (released.status() == ReplyStatus.STOPPED) {
                return Ending.STOPPED;
            }
        } catch (SessionAway | RequestRejected unreleased) {
            // It is pending again when its lease ends.
            return Ending.DROPPED;
        }
        var status = availability.away();
        announcer.tell(
                claim.conversationId(),
                new Ephemeral.ReplyWaiting(
                        claim.replyId(), claim.messageId(), status.reason(), status.retryAfterMillis()));
        return Ending.RELEASED;
    }
}
