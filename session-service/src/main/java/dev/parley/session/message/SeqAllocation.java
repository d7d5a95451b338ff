package dev.parley.session.message;

import dev.parley.session.message.BatchItems.Candidate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The numbers a batch has taken in one conversation, handed out in order, and the reply that waits there.
final class SeqAllocation {
    private final Long[] numbers;
    private final boolean ai;
    private final @Nullable UUID reply;
    private long seq;
    private int handedOut;
    private boolean fresh;

    /// `seq` is the last one before; `ai`: the conversation's messages ask the AI unless they say never; `fresh`: the
    /// reply is this batch's own and still has to be written.
    SeqAllocation(long seq, Long[] numbers, boolean ai, @Nullable UUID reply, boolean fresh) {
        this.seq = seq;
        this.numbers = numbers;
        this.ai = ai;
        this.reply = reply;
        this.fresh = fresh;
    }

    long nextSeq() {
        return ++seq;
    }

    long nextNumber() {
        return numbers[handedOut++];
    }

    /// Null: none waits.
    @Nullable
    UUID reply() {
        return reply;
    }

    boolean answers(Candidate candidate) {
        return candidate.asks() || (ai && candidate.reply() != null);
    }

    /// Whether the reply still has to be written; true once.
    boolean takeFresh() {
        var was = fresh;
        fresh = false;
        return was;
    }
}
