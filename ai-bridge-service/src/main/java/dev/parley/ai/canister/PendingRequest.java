package dev.parley.ai.canister;

import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request a canister is answering. Lives on its link's event loop.
final class PendingRequest {
    /// Characters of an error text passed on to people.
    private static final int MAX_MESSAGE = 500;

    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private final String conversation;
    private final @Nullable String person;
    private final Consumer<ProviderEvent> listener;
    private final ChunkOrder chunks = new ChunkOrder();
    private boolean visible;

    PendingRequest(Prompt prompt, Consumer<ProviderEvent> listener) {
        this.conversation = prompt.conversationId().toString();
        this.person = prompt.personId();
        this.listener = listener;
    }

    /// Whether it names no other conversation and no other person: what is another's is told nobody. It need name
    /// neither.
    boolean is(CanisterFrame.About about) {
        return (about.conversationId() == null || about.conversationId().equals(conversation))
                && (about.userId() == null || person == null || about.userId().equals(person));
    }

    /// A chunk told twice is told once.
    void chunk(CanisterFrame.Chunk chunk) {
        if (chunk.delta() == null) {
            chunks.takeUnreadable();
        } else if (chunk.delta().isEmpty()) {
            chunks.takeSilent(chunk.index());
        } else if (chunks.take(chunk.index())) {
            visible |= !chunk.delta().isBlank();
            listener.accept(new ProviderEvent.Delta(chunk.delta()));
        }
    }

    /// It says something of the request that we do not understand: it is at work.
    void alive() {
        listener.accept(new ProviderEvent.Alive());
    }

    void answered(CanisterFrame.Response answer) {
        var text = answer.response();
        if (text == null || text.isBlank()) {
            if (!visible || !chunks.whole()) {
                listener.accept(ProviderEvent.Failed.invalid());
                return;
            }
            // The chunks have said it all.
            text = null;
        } else if (!chunks.any()) {
            listener.accept(new ProviderEvent.Delta(text));
        }
        listener.accept(new ProviderEvent.Finished(
                text,
                null,
                answer.modelUsed(),
                answer.confidenceScore(),
                answer.processingTimeMs(),
                null,
                answer.tokenCount(),
                answer.metadata(),
                FinishReason.STOP));
    }

    /// The canister read the prompt and says no: that is its answer, and no other canister is bothered with it.
    void refused(CanisterFrame.Problem problem) {
        var message = problem.message() == null || problem.message().isBlank() ? "AI service error" : problem.message();
        listener.accept(new ProviderEvent.Failed(
                ErrorCode.AI_UNAVAILABLE,
                message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message,
                retryAfter(problem.retryAfterSeconds()),
                false));
    }

    void lost() {
        listener.accept(ProviderEvent.Failed.linkLost());
    }

    private static Duration retryAfter(double seconds) {
        return Duration.ofMillis(Math.clamp(Math.round(seconds * 1000), 0, MAX_RETRY_AFTER.toMillis()));
    }
}
