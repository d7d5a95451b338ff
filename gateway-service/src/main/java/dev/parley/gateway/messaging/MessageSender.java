package dev.parley.gateway.messaging;

import dev.parley.gateway.ai.ReplyHints;
import dev.parley.gateway.batch.Admission;
import dev.parley.gateway.batch.Batcher;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.limits.Kind;
import dev.parley.gateway.limits.PersonLimits;
import dev.parley.gateway.limits.TextLimits;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.typing.Typing;
import dev.parley.service.log.Sparing;
import dev.parley.service.tracing.Span;
import dev.parley.service.tracing.Spans;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.Mention;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What sending a message does: the person's limit, the log, and then everybody who listens.
@ApplicationScoped
public class MessageSender {
    private final Appending appending;
    private final PersonLimits limits;
    private final TextLimits texts;
    private final ConversationChannels conversationChannels;
    private final ReplyHints replies;
    private final Typing typing;
    private final MessagingConfig config;
    private final Sparing failures = new Sparing();
    private final Sparing refusals = new Sparing();
    private final Counter refused;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Batcher<PendingMessage, AppendOutcome>> lanes = new ArrayList<>();

    MessageSender(
            Appending appending,
            PersonLimits limits,
            TextLimits texts,
            ConversationChannels conversationChannels,
            ReplyHints replies,
            Typing typing,
            MessagingConfig config,
            MeterRegistry metrics) {
        this.appending = appending;
        this.limits = limits;
        this.texts = texts;
        this.conversationChannels = conversationChannels;
        this.replies = replies;
        this.typing = typing;
        this.config = config;
        this.refused = Counter.builder("parley.messages.refused")
                .description("Messages refused, as more come than can be stored")
                .tag("reason", "overload")
                .register(metrics);
    }

    @PostConstruct
    void open() {
        for (var number = 0; number < config.lanes(); number++) {
            var lane = new Batcher<>(
                    config.maxWaiting(),
                    Admission.unlessWaiting(config.standingWait(), config.standingAfter()),
                    config.maxBatch(),
                    config.pace(),
                    appending::append,
                    this::settled,
                    this::failed);
            lanes.add(lane);
            threads.add(Thread.ofPlatform().daemon().name("append-" + number).start(lane));
        }
    }

    void close(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    /// Takes the message over; `sender` hears what became of it, after everybody else has been told.
    public void send(NewMessage message, PendingMessage.Sender sender) {
        send(appending.pending(message, sender));
    }

    private void send(PendingMessage outgoing) {
        var message = outgoing.message();
        var sender = outgoing.sender();
        typing.spoke(message.conversationId(), message.senderId());
        var lane = lane(outgoing);
        if (!lane.isOpen()) { // Before it costs anybody anything.
            refuseAsTooMany(outgoing);
            return;
        }
        var text = texts.take(message.senderId(), message.content());
        if (!text.allowed()) {
            sender.refused(message, Rejection.rateLimited(text.retryAfterMillis()));
            return;
        }
        var guestAddress = sender.guestAddress();
        var decided = guestAddress == null
                ? limits.take(message.senderId(), kind(message))
                : limits.takeAsGuest(message.senderId(), kind(message), guestAddress);
        decided.thenAccept(decision -> {
            if (!decision.allowed()) {
                sender.refused(message, Rejection.rateLimited(decision.retryAfterMillis()));
            } else if (!lane.offer(outgoing)) {
                refuseAsTooMany(outgoing);
            }
        });
    }

    private void refuseAsTooMany(PendingMessage outgoing) {
        refused.increment();
        refusals.turn()
                .ifPresent(leftOut ->
                        Log.warnf("messages are refused, as more come than can be stored left_out=%d", leftOut));
        outgoing.sender()
                .refused(
                        outgoing.message(),
                        new Rejection(
                                ErrorCode.UNAVAILABLE,
                                null,
                                "Too many messages are waiting to be stored",
                                config.standingRetryAfter().toMillis()));
    }

    /// Limits follow what a message does (docs/dialects/README.md, rule 7): does it ask the AI, or does it not?
    private Kind kind(NewMessage message) {
        var asks = switch (message.ai()) {
            case ASK -> true;
            case NEVER -> false;
            case AUTO ->
                conversationChannels.kind(message.conversationId()).orElse(ConversationKind.AI) == ConversationKind.AI
                        || Mention.ofAi(message.content());
        };
        return asks ? Kind.AI_MESSAGE : Kind.PEOPLE_MESSAGE;
    }

    private Batcher<PendingMessage, AppendOutcome> lane(PendingMessage outgoing) {
        return lanes.get(Math.floorMod(outgoing.message().conversationId().hashCode(), lanes.size()));
    }

    /// Everybody is told before the senders are answered: a listener is told of a message as its own or not at all.
    private void settled(List<PendingMessage> batch, List<AppendOutcome> outcomes) {
        var telling = new BatchDelivery(conversationChannels::changed);
        var stored = new MessageView[batch.size()];
        var spans = new Spans();
        for (var at = 0; at < stored.length; at++) {
            var outcome = outcomes.get(at);
            if (outcome.refused() == null && outcome.first() == null) {
                var outgoing = batch.get(at);
                stored[at] = stored(outgoing.message(), outcome);
                spans.add(outgoing.span().child("message.deliver", SpanKind.INTERNAL));
                telling.tell(
                        stored[at].conversationId(),
                        new Change.MessageSent(stored[at].seq(), stored[at], null),
                        outgoing.sender().listener());
            }
        }
        telling.end();
        spans.end();
        for (var at = 0; at < stored.length; at++) {
            try {
                answer(batch.get(at), outcomes.get(at), stored[at]);
            } catch (RuntimeException | Error e) {
                // The others wait for their answers, too.
                Log.error("a sender could not be answered", e);
            }
        }
    }

    private void answer(PendingMessage outgoing, AppendOutcome outcome, @Nullable MessageView stored) {
        var sender = outgoing.sender();
        if (outcome.refused() != null) {
            var sentence = outcome.sentence() == null ? sentence(outcome.refused()) : outcome.sentence();
            sender.refused(outgoing.message(), Rejection.of(outcome.refused(), sentence));
        } else if (outcome.first() != null) {
            sender.stored(outcome.first(), outcome.replyId());
        } else {
            var message = Objects.requireNonNull(stored); // As it is neither, it has just been.
            sender.stored(message, outcome.replyId());
            if (outcome.replyId() != null) {
                var wanted = new ReplyHints.Wanted(
                        message.conversationId(),
                        outcome.replyId(),
                        message.id(),
                        outgoing.span().traceparent());
                if (sender.listens()) {
                    replies.wantedByListener(wanted);
                } else {
                    replies.wanted(wanted);
                }
            }
        }
    }

    private void failed(List<PendingMessage> batch, RequestRejected cause) {
        failures.turn()
                .ifPresent(leftOut -> Log.warnf(
                        "append failed messages=%d code=%s left_out=%d%s",
                        batch.size(), cause.code(), leftOut, traced(batch).logged()));
        for (var outgoing : batch) {
            outgoing.sender().refused(outgoing.message(), Rejection.of(cause, sentence(cause.code())));
        }
    }

    /// The first of them that is.
    private static Span traced(List<PendingMessage> batch) {
        return batch.stream()
                .map(PendingMessage::span)
                .filter(Span::isRecording)
                .findFirst()
                .orElse(Span.NONE);
    }

    private static String sentence(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND -> "Conversation not found";
            case FORBIDDEN -> "You may read this conversation, but not write to it";
            case TOO_LARGE -> "content exceeds maximum length";
            case UNAVAILABLE -> "The message could not be stored for the moment. Please try again.";
            default -> "The message could not be stored";
        };
    }

    /// What has just been stored has all of these.
    private static MessageView stored(NewMessage message, AppendOutcome outcome) {
        return MessageView.fresh(
                message,
                Objects.requireNonNull(outcome.messageId()),
                Objects.requireNonNull(outcome.number()),
                Objects.requireNonNull(outcome.seq()),
                Objects.requireNonNull(outcome.createdAt()));
    }
}
