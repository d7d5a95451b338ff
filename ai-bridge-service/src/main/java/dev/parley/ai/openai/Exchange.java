package dev.parley.ai.openai;

import dev.parley.ai.openai.stream.CompletionStream;
import dev.parley.ai.openai.stream.StreamSettings;
import dev.parley.ai.provider.Answering;
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

/// One request to the API and its answer. It ends once: with its last event, or cancelled.
final class Exchange implements Answering {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private final OpenAi api;
    private final Vertx vertx;
    private final Consumer<ProviderEvent> listener;
    private final CompletionStream stream;
    private final AtomicBoolean over = new AtomicBoolean();
    private final long patience;
    private volatile HttpClientRequest request;
    private Long waiting;
    private boolean whole;

    Exchange(OpenAi api, Vertx vertx, OpenAiSettings settings, Consumer<ProviderEvent> listener) {
        this.api = api;
        this.vertx = vertx;
        this.listener = listener;
        this.patience = settings.endPatience().toMillis();
        this.stream = new CompletionStream(new StreamSettings(settings.maxEvent(), settings.thinkBlocks()), this::tell);
    }

    void begin(HttpClientRequest request, Buffer body) {
        this.request = request;
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
            refused(response.statusCode(), retryAfter(response));
            return;
        }
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

    private void refused(int status, Optional<Duration> retryAfter) {
        // Ours to repair, and no prompt will fare better: the key, the address, or the model's name.
        var ours = status == 401 || status == 403 || status == 404;
        var busy = status == 429 || status >= 500;
        if (ours) {
            Log.errorf("The model's API refuses us, look at its URL, key and model status=%d", status);
        }
        if (ours || busy) {
            api.rest("status " + status, retryAfter);
        }
        end(new ProviderEvent.Failed(
                ErrorCode.AI_UNAVAILABLE,
                busy || ours ? "AI service temporarily unavailable" : "AI service error",
                retryAfter.orElse(RETRY_AFTER),
                true));
    }

    private void end(ProviderEvent last) {
        if (over.compareAndSet(false, true)) {
            api.ended();
            if (waiting != null) {
                vertx.cancelTimer(waiting);
            }
            if (last instanceof ProviderEvent.Finished) {
                api.wentWell();
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

    /// Seconds; the form with a date is rare and reads as none.
    private static Optional<Duration> retryAfter(HttpClientResponse response) {
        var seconds = response.getHeader("Retry-After");
        try {
            return Optional.ofNullable(seconds)
                    .map(text -> Math.round(Double.parseDouble(text.strip()) * 1000))
                    .map(millis -> Duration.ofMillis(Math.clamp(millis, 0, MAX_RETRY_AFTER.toMillis())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
