package dev.parley.ai.reply;

import dev.parley.ai.announce.Announcer;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.reply.Outcome.Answered;
import dev.parley.ai.reply.Outcome.NotAnswered;
import dev.parley.ai.reply.Outcome.NotTaken;
import dev.parley.ai.reply.Outcome.Stop;
import dev.parley.ai.reply.Outcome.Stopped;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.reply.ReplyClaim;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hears providers out, one after the other, and tells on what they say as it arrives. Used by one thread; providers
/// speak, and others stop it, from theirs. What gathers while a piece is being told goes out with the next.
final class Hearing {
    /// Events a provider may be ahead of us.
    private static final int MAX_AHEAD = 8192;

    private record Said(int ask, ProviderEvent event) {}

    private final ReplyClaim claim;
    private final ReplySettings settings;
    private final Announcer announcer;
    private final ReplyMetrics metrics;
    private final BlockingQueue<Said> inbox = new LinkedBlockingQueue<>(MAX_AHEAD);
    private volatile boolean flooded;
    private volatile Stop stop;
    private int asks;
    private Future<?> told = Future.succeededFuture();

    Hearing(ReplyClaim claim, ReplySettings settings, Announcer announcer, ReplyMetrics metrics) {
        this.claim = claim;
        this.settings = settings;
        this.announcer = announcer;
        this.metrics = metrics;
    }

    /// The first reason counts, but that a lost lease ends everything else.
    synchronized void stop(Stop why) {
        if (stop == null || why == Stop.LEASE_LOST) {
            stop = why;
        }
        // Only to wake the reader; a full inbox needs none.
        inbox.offer(new Said(0, new ProviderEvent.NotTaken()));
    }

    Outcome hear(Provider provider, Prompt prompt) throws InterruptedException {
        var ask = ++asks;
        var asked = System.nanoTime();
        var answering = provider.answer(prompt, event -> {
            if (!inbox.offer(new Said(ask, event))) {
                flooded = true;
            }
        });
        var answer = new Answer();
        Outcome outcome = null;
        while (outcome == null) {
            var said = inbox.poll(patience(asked).toNanos(), TimeUnit.NANOSECONDS);
            if (stop != null) {
                if (stop == Stop.ASKED) {
                    // What has been said and not been told yet is told: people keep what they have seen.
                    tell(answer, asked, provider);
                }
                outcome = new Stopped(stop, answer.told());
            } else if (flooded) {
                outcome = new NotAnswered(ProviderEvent.Failed.invalid(), answer.visible());
            } else if (said == null) {
                outcome = new NotAnswered(ProviderEvent.Failed.timedOut(), answer.visible());
            } else if (said.ask == ask) {
                outcome = switch (said.event) {
                    case ProviderEvent.Delta(var text) -> add(answer, text, asked, provider);
                    case ProviderEvent.Finished finished -> finished(answer, finished, answering, asked, provider);
                    case ProviderEvent.Failed failed -> new NotAnswered(failed, answer.visible());
                    case ProviderEvent.NotTaken _ -> new NotTaken();
                };
            }
        }
        if (!(outcome instanceof Answered)) {
            answering.cancel();
        }
        isTold();
        return outcome;
    }

    /// The reply's end is told by session-service, on its own way to Redis, and must not overtake the words before it.
    private void isTold() throws InterruptedException {
        try {
            told.toCompletionStage()
                    .toCompletableFuture()
                    .get(settings.toldWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException lost) {
            // Redis is away. Listeners get the whole answer with its end.
        }
    }

    private Duration patience(long asked) {
        var left = settings.maxDuration().minusNanos(System.nanoTime() - asked);
        return left.compareTo(settings.answerTimeout()) < 0 ? left : settings.answerTimeout();
    }

    private Outcome add(Answer answer, String text, long asked, Provider provider) {
        answer.add(text);
        if (answer.length() > settings.maxAnswer()) {
            return new NotAnswered(ProviderEvent.Failed.invalid(), answer.visible());
        }
        if (inbox.isEmpty() || !answer.visible() || answer.worthTelling()) {
            tell(answer, asked, provider);
        }
        return null;
    }

    private Outcome finished(
            Answer answer, ProviderEvent.Finished finished, Answering answering, long asked, Provider provider) {
        var text = finished.text() == null ? answer.toString() : finished.text();
        if (text.isBlank() || text.length() > settings.maxAnswer()) {
            return new NotAnswered(ProviderEvent.Failed.invalid(), answer.visible());
        }
        tell(answer, asked, provider);
        return new Answered(text, finished, answering);
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
