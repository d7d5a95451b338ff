package dev.parley.ai.openai;

import dev.parley.ai.openai.stream.ApiError;
import dev.parley.ai.openai.stream.CompletionStream;
import dev.parley.ai.openai.stream.StreamConfig;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.session.contract.problem.ErrorCode;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request to the API and its answer. It ends once: with its last event, or cancelled.
final class Exchange implements Answering {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    /// Bytes read of what an API says when it does not answer.
    private static final int MAX_REFUSAL = 65_536;

    private final OpenAi api;
    private final Vertx vertx;
    private final Prompt prompt;
    private final Consumer<ProviderEvent> listener;
    private final CompletionStream stream;
    private final AtomicBoolean over = new AtomicBoolean();
    private final long patience;
    /// Null until it is sent.
    private volatile @Nullable HttpClientRequest request;
    /// The timer while an answer that has ended is waited for.
    private @Nullable Long waiting;
    private boolean whole;
    private boolean streamOptions;
    private boolean answering;

    Exchange(OpenAi api, Vertx vertx, OpenAiConfig config, Prompt prompt, Consumer<ProviderEvent> listener) {
        this.api = api;
        this.vertx = vertx;
        this.prompt = prompt;
        this.listener = listener;
        this.patience = config.endPatience().toMillis();
        this.stream = new CompletionStream(new StreamConfig(config.maxEvent(), config.thinkBlocks()), this::tell);
    }

    /// `streamOptions`: whether they are in the body.
    void begin(HttpClientRequest request, Buffer body, boolean streamOptions) {
        this.request = request;
        this.streamOptions = streamOptions;
        if (over.get()) {
            request.reset();
            return;
        }
        request.response().onSuccess(this::answered).onFailure(this::broken);
        request.exceptionHandler(this::broken);
        request.send(body);
    }

    void unreachable() {
        api.rest("unreachable", Optional.empty());
        end(new ProviderEvent.NotTaken());
    }

    @Override
    public void cancel() {
        if (over.compareAndSet(false, true)) {
            api.ended();
            hangUp();
        }
    }

    private void answered(HttpClientResponse response) {
        response.exceptionHandler(this::broken);
        if (response.statusCode() / 100 != 2) {
            hearOut(response);
            return;
        }
        answering = true;
        response.endHandler(end -> {
            whole = true;
            end(stream.end());
        });
        response.handler(this::more);
    }

    private void more(Buffer bytes) {
        if (over.get()) {
            return;
        }
        listener.accept(new ProviderEvent.Alive());
        var last = stream.more(bytes);
        if (last != null) {
            end(last);
        } else if (stream.ended() && waiting == null) {
            await();
        }
    }

    /// The answer has ended, and what it cost may still come, or more words from one who ends too early: not for ever.
    private void await() {
        waiting = vertx.setTimer(patience, timer -> end(stream.end()));
    }

    private void tell(ProviderEvent event) {
        if (waiting != null && vertx.cancelTimer(waiting)) {
            await();
        }
        listener.accept(event);
    }

    private void broken(Throwable problem) {
        end(stream.broken(ProviderEvent.Failed.linkLost()));
    }

    /// Reads what it says instead of an answer, but not for ever.
    private void hearOut(HttpClientResponse response) {
        var said = Buffer.buffer();
        var heard = new AtomicBoolean();
        Runnable conclude = () -> {
            if (heard.compareAndSet(false, true)) {
                refused(response, ApiError.ofBody(said.toString()));
            }
        };
        vertx.setTimer(patience, timer -> conclude.run());
        response.exceptionHandler(problem -> conclude.run());
        response.endHandler(end -> {
            whole = true;
            conclude.run();
        });
        response.handler(bytes -> {
            if (said.length() + bytes.length() <= MAX_REFUSAL) {
                said.appendBuffer(bytes);
            } else {
                conclude.run();
            }
        });
    }

    private void refused(HttpClientResponse response, ApiError error) {
        var status = response.statusCode();
        if (over.get()) {
            return;
        }
        if (streamOptions && status / 100 == 4 && error.names("stream_options")) {
            api.leaveOutStreamOptions();
            whole = false;
            api.send(this, prompt);
            return;
        }
        var refusal = Refusal.of(status, error);
        api.refusals().note(status, error, prompt, refusal == Refusal.OURS);
        var retryAfter = RetryAfter.of(response.headers(), api.clock());
        if (refusal == Refusal.ONE_PROMPT) {
            api.wentWell();
            end(refusal.failed(status, error));
            return;
        }
        if (refusal == Refusal.UNCLEAR && retryAfter.isEmpty()) {
            api.stumbled(prompt.conversationId(), "status " + status);
        } else {
            api.rest("status " + status, retryAfter);
        }
        end(new ProviderEvent.Failed(
                ErrorCode.AI_UNAVAILABLE, "AI service temporarily unavailable", retryAfter.orElse(RETRY_AFTER), true));
    }

    private void end(ProviderEvent last) {
        if (over.compareAndSet(false, true)) {
            api.ended();
            if (waiting != null) {
                vertx.cancelTimer(waiting);
            }
            if (last instanceof ProviderEvent.Finished) {
                api.wentWell();
            } else if (stream.error() != null) {
                api.refusals().note(0, stream.error(), prompt, false);
            } else if (answering && last instanceof ProviderEvent.Failed why) {
                // One of our own texts.
                Log.warnf("An answer of the model's API does not end as it should cause=\"%s\"", why.message());
            }
            if (!(last instanceof ProviderEvent.Finished)) {
                hangUp();
            } else if (!whole) {
                // It may be used for the next prompt if its end comes soon.
                vertx.setTimer(patience, timer -> hangUpUnlessWhole());
            }
            listener.accept(last);
        }
    }

    private void hangUpUnlessWhole() {
        if (!whole) {
            hangUp();
        }
    }

    private void hangUp() {
        var sent = request;
        if (sent != null) {
            sent.reset();
        }
    }
}
