package dev.parley.gateway.rest.openai;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.rest.stream.AnswerEnd;
import dev.parley.gateway.rest.stream.AnswerSink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for an answer to be there.
final class WholeAnswer implements AnswerSink {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /// One of the two is null.
    record Outcome(@Nullable AnswerEnd end, @Nullable Rejection rejection) {}

    Outcome await(Duration patience) throws InterruptedException {
        try {
            return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            refuse(Completion.NOT_YET);
            return outcome.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("It is never completed so", e);
        }
    }

    private boolean isAwaited() {
        return !outcome.isDone();
    }

    private void refuse(Rejection rejection) {
        outcome.complete(new Outcome(null, rejection));
    }

    @Override
    public boolean beat() {
        return isAwaited();
    }

    @Override
    public boolean began(@Nullable String model) {
        return isAwaited();
    }

    @Override
    public boolean thought(String text) {
        return isAwaited();
    }

    @Override
    public boolean said(String text) {
        return isAwaited();
    }

    @Override
    public boolean waits(@Nullable String reason, long retryAfterMillis) {
        refuse(Completion.AWAY);
        return false;
    }

    @Override
    public void ended(AnswerEnd end) {
        if (end.failure() != null) {
            refuse(Completion.failed(end.failure()));
        } else {
            outcome.complete(new Outcome(end, null));
        }
    }

    @Override
    public void sayFarewell() {
        refuse(Completion.ELSEWHERE);
    }

    @Override
    public void cut() {
        refuse(Completion.NOT_YET);
    }
}
