package dev.parley.ai.canister;

import dev.parley.ai.provider.ProviderEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.FinishReason;
import java.time.Duration;
import java.util.function.Consumer;

/// One request a canister is answering. Lives on its link's event loop.
final class Asked {
    /// Characters of an error text passed on to people.
    private static final int MAX_MESSAGE = 500;

    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private final Consumer<ProviderEvent> listener;
    private int nextIndex;

    Asked(Consumer<ProviderEvent> listener) {
        this.listener = listener;
    }

    /// A chunk told twice is told once.
    void chunk(CanisterFrame.Chunk chunk) {
        var index = chunk.index() == null ? nextIndex : chunk.index();
        if (index >= nextIndex && chunk.delta() != null && !chunk.delta().isEmpty()) {
            nextIndex = index + 1;
            listener.accept(new ProviderEvent.Delta(chunk.delta()));
        }
    }

    void answered(CanisterFrame.Response answer) {
        var text = answer.response();
        if (text == null || text.isBlank()) {
            listener.accept(ProviderEvent.Failed.invalid());
            return;
        }
        if (nextIndex == 0) {
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
