package dev.parley.gateway.fanout;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Somebody who hears what happens in the conversations it has joined: a connection, without fan-out knowing sockets.
public interface Listener {
    /// For whom it listens; null: for somebody without an account.
    @Nullable
    UUID person();

    /// Where it wants to be called: one thread, in order.
    Executor loop();

    /// In `seq` order and each once, on [#loop]. Must not block and must not keep anybody waiting.
    void hear(List<EncodedEvent> told);

    /// Completes when it has passed on all it has heard, with whether it still listens: backfills go no faster than
    /// that.
    CompletionStage<Boolean> caughtUp();

    /// Whether it has left, or is about to: it is let in nowhere any more. From any thread.
    boolean isGone();

    /// What it has missed cannot be read here for too long: let it try elsewhere. From any thread.
    void giveUp();

    /// What it hears of takes up too much: it is ended at once. From any thread.
    default void cut() {
        giveUp();
    }
}
