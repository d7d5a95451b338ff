package dev.parley.gateway.rest.stream;

import org.jspecify.annotations.Nullable;

/// Takes an answer piece by piece, each character once. False: nobody takes it any more.
public interface AnswerSink {
    /// `model` null: it is not told.
    boolean began(@Nullable String model) throws InterruptedException;

    boolean thought(String text) throws InterruptedException;

    boolean said(String text) throws InterruptedException;

    /// The AI is away; it is answered when it is back.
    boolean waits(@Nullable String reason, long retryAfterMillis) throws InterruptedException;

    /// There is nothing to say.
    boolean beat() throws InterruptedException;

    void ended(AnswerEnd end) throws InterruptedException;

    /// The last of a server that goes, before it is cut: asked for again, the answer is told elsewhere.
    void sayFarewell() throws InterruptedException;

    /// It goes on, or has ended, but not here: what was taken is not all of it, and must not look as if it were.
    void cut();
}
