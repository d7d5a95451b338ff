package dev.parley.ai.reply;

import dev.parley.ai.announce.Announcer;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.reply.ReplyResult.Answered;
import dev.parley.ai.reply.ReplyResult.NotAnswered;
import dev.parley.ai.reply.ReplyResult.NotTaken;
import dev.parley.ai.reply.ReplyResult.Stop;
import dev.parley.ai.reply.ReplyResult.Stopped;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.reply.ReplyClaim;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Hears providers out, one after the other, and tells on what they say as it arrives. Used by one thread; providers
/// speak, and others stop it, from theirs. What gathers while a piece is being told goes out with the next.
final class ProviderStream {
    /// Of an answer we read no further.
    private static final ProviderEvent.Finished CUT =
            new ProviderEvent.Finished(null, null, null, null, null, null, null, null, FinishReason.LENGTH);

    private final ReplyClaim claim;
    private final ReplyConfig config;
    private final Announcer announcer;
    private final ReplyMetrics metrics;
    private final Inbox inbox;
    private final Thoughts thoughts;
    /// Why we have to end it; null: nobody wants that.
    private volatile @Nullable Stop stop;
    private Future<?> told = Future.succeededFuture();

    ProviderStream(ReplyClaim claim, ReplyConfig config, Announcer announcer, ReplyMetrics metrics) {
        this.claim = claim;
        this.config = config;
        this.announcer = announcer;
        this.metrics = metrics;
        this.thoughts = new Thoughts(config.maxReasoning());
        this.inbox = new Inbox(config.maxAnswer(), config.anySignOfLife());
    }

    /// The first reason counts, but that a lost lease ends everything else.
    synchronized void stop(Stop why) {
        if (stop == null || why == Stop.LEASE_LOST) {
            stop = why;
        }
        inbox.wake();
    }

    ReplyResult hear(Provider provider, Prompt prompt) throws InterruptedException {
        var ask = inbox.begin();
        var asked = System.nanoTime();
        var deadline = asked + config.maxDuration().toNanos();
        var answering = provider.answer(prompt, event -> inbox.offer(ask, event));
        var answer = new Answer(config.maxAnswer());
        ReplyResult replyResult = null;
        while (replyResult == null) {
            var heard = inbox.next(config.answerTimeout().toNanos(), deadline);
            if (stop != Stop.LEASE_LOST && heard != null) {
                thoughts.add(heard.thought());
                tellThoughts();
                answer.add(heard.said());
                tell(answer, asked, provider);
            }
            if (isLast(heard)) {
                // People keep what they have seen, and see what is kept.
                answer.end();
                tell(answer, asked, provider);
            }
            replyResult = outcome(answer, heard, answering);
        }
        if (!(replyResult instanceof Answered answered) || answered.finished() == CUT) {
            answering.cancel();
        }
        isTold();
        return replyResult;
    }

    private boolean isLast(Inbox.@Nullable Heard heard) {
        return stop == null && (heard == null || heard.end() != null);
    }

    /// Null: it goes on.
    private @Nullable ReplyResult outcome(Answer answer, Inbox.@Nullable Heard heard, Answering answering) {
        if (stop != null) {
            return new Stopped(stop, answer.told());
        }
        if (heard == null) {
            return notAnswered(answer, ProviderEvent.Failed.timedOut());
        }
        return switch (heard.end()) {
            case ProviderEvent.Finished finished -> finished(answer, finished, answering);
            case ProviderEvent.Failed failed -> notAnswered(answer, failed);
            case ProviderEvent.NotTaken _ -> new NotTaken();
            case null, default -> answer.cut() ? new Answered(answer.toString(), CUT, answering) : null;
        };
    }

    private static ReplyResult notAnswered(Answer answer, ProviderEvent.Failed failed) {
        return new NotAnswered(failed, answer.told());
    }

    private ReplyResult finished(Answer answer, ProviderEvent.Finished finished, Answering answering) {
        var whole = answer;
        if (finished.text() != null) {
            whole = new Answer(config.maxAnswer());
            whole.add(finished.text());
            whole.end();
        }
        var text = whole.toString();
        if (text.isBlank()) {
            return notAnswered(answer, ProviderEvent.Failed.invalid());
        }
        return new Answered(text, whole.cut() ? finished.cut() : finished, answering);
    }

    /// The reply's end is told by session-service, on its own way to Redis, and must not overtake the words before it.
    private void isTold() throws InterruptedException {
        try {
            told.toCompletionStage()
                    .toCompletableFuture()
                    .get(config.toldWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException lost) {
            // Redis is away. Listeners get the whole answer with its end.
        }
    }

    /// What the AIs asked so far have thought; null: nothing.
    @Nullable
    String thoughts() {
        return thoughts.all();
    }

    private void tellThoughts() {
        var piece = thoughts.next();
        if (piece != null) {
            told = announcer.more(
                    claim.conversationId(),
                    new Ephemeral.ReplyReasoning(
                            claim.replyId(), claim.answerId(), claim.attempt(), piece.offset(), piece.text()),
                    piece.bytes());
        }
    }

    private void tell(Answer answer, long asked, Provider provider) {
        var first = !answer.visible();
        var piece = answer.next();
        if (piece != null) {
            told = announcer.more(
                    claim.conversationId(),
                    new Ephemeral.ReplyDelta(
                            claim.replyId(),
                            claim.answerId(),
                            claim.attempt(),
                            piece.index(),
                            piece.offset(),
                            piece.text()),
                    piece.bytes());
            if (first) {
                metrics.firstDelta(provider.kind(), System.nanoTime() - asked);
            }
        }
    }
}
