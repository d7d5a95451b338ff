package dev.parley.ai.reply;

import dev.parley.ai.announce.Announcer;
import dev.parley.ai.context.PromptWriter;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyLease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Writes an answer that nobody has asked for, from the claim to the store. No AI is asked, nobody listens to the
/// conversation, and session-service knows no such reply: nothing of it stays.
@ApplicationScoped
class Rehearsal {
    private static final String WORDS = "Good evening";

    private final SessionService session;
    private final ReplyFinisher replyFinisher;
    private final Announcer announcer;
    private final PromptWriter prompts;
    private final ReplyConfig config;
    private final ReplyMetrics metrics;
    private final Clock clock;

    Rehearsal(
            SessionService session,
            ReplyFinisher replyFinisher,
            Announcer announcer,
            PromptWriter prompts,
            ReplyConfig config,
            ReplyMetrics metrics,
            Clock clock) {
        this.session = session;
        this.replyFinisher = replyFinisher;
        this.announcer = announcer;
        this.prompts = prompts;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @throws SessionAway when session-service is away
    void play() throws InterruptedException {
        session.templates(DocumentTemplatesApi::list);
        var claim = claim();
        var terms = new ReplyLease("rehearsal", null, config.lease().toMillis(), prompts.messages());
        try {
            session.claim(claim.replyId(), terms);
        } catch (RequestRejected none) {
            // There is no such reply.
        }
        var hearing = new ProviderStream(claim, config, announcer, metrics);
        try (var lease = new Lease(session, config, "rehearsal", claim, System.nanoTime(), hearing::stop)) {
            announcer.begin(
                    claim.conversationId(),
                    new Ephemeral.ReplyStarted(claim.replyId(), claim.messageId(), claim.answerId(), 1, null));
            announcer.more(
                    claim.conversationId(),
                    new Ephemeral.ReplyDelta(claim.replyId(), claim.answerId(), 1, 0, 0, WORDS),
                    0);
            if (hearing.hear(new Prompter(), prompts.write(claim)) instanceof ReplyResult.Answered answered) {
                replyFinisher.complete(claim, completion(answered.text()), lease);
            }
        } finally {
            announcer.forget(claim.conversationId(), claim.replyId(), claim.attempt());
        }
    }

    private ReplyClaim claim() {
        var now = clock.instant();
        var question = UUID.randomUUID();
        return ReplyClaim.builder()
                .replyId(UUID.randomUUID())
                .attempt(1)
                .leaseUntil(now.plus(config.lease()))
                .conversationId(UUID.randomUUID())
                .kind(ConversationKind.AI)
                .title(WORDS)
                .messageId(question)
                .answerId(UUID.randomUUID())
                .personId(UUID.randomUUID())
                .personSubject("nobody")
                .messageCount(1)
                .context(List.of(new ContextMessage(question, MessageRole.USER, null, WORDS, "text", 3, now)))
                .build();
    }

    private static ReplyCompletion completion(String text) {
        return ReplyCompletion.builder()
                .attempt(1)
                .content(text)
                .contentType("text")
                .processingTimeMs(1)
                .tokensIn(1)
                .tokensOut(1)
                .usageEstimated(true)
                .metadata(Map.of())
                .finishReason(FinishReason.STOP)
                .build();
    }

    /// Says the same to everybody, at once.
    private static final class Prompter implements Provider {
        @Override
        public ProviderKind kind() {
            return ProviderKind.CANISTER_OUT;
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public int underWay() {
            return 0;
        }

        @Override
        public Optional<String> model() {
            return Optional.empty();
        }

        @Override
        public Answering answer(Prompt prompt, Consumer<ProviderEvent> listener) {
            listener.accept(new ProviderEvent.Finished(
                    WORDS, "text", null, null, null, null, null, Map.of(), FinishReason.STOP));
            return () -> {};
        }
    }
}
