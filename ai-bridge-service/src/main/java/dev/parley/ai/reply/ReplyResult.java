package dev.parley.ai.reply;

import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.ProviderEvent;

/// How one provider's try at a reply ended.
sealed interface ReplyResult {
    /// `answering` wants to know what became of it.
    record Answered(String text, ProviderEvent.Finished finished, Answering answering) implements ReplyResult {}

    /// `heard` is what people have been told of it; where that is something, nobody else may begin anew.
    record NotAnswered(ProviderEvent.Failed failed, String heard) implements ReplyResult {}

    record NotTaken() implements ReplyResult {}

    /// `text` is what people have been told of the answer.
    record Stopped(Stop why, String text) implements ReplyResult {}

    /// Why we ended it ourselves.
    enum Stop {
        LEASE_LOST,
        /// Somebody has had enough.
        ASKED,
        SHUTTING_DOWN
    }
}
