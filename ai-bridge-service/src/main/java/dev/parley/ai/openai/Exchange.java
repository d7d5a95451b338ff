package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.session.contract.problem.ErrorCode;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One request to the API and its answer. It ends once: with its last event, or cancelled.
final class Exchange implements Answering {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private final OpenAi api;
    private final Consumer<ProviderEvent> listener;
    private final CompletionStream stream;
    private final int maxLine;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile HttpClientRequest request;

    Exchange(OpenAi api, ObjectMapper json, int maxLine, Consumer<ProviderEvent> listener) {
        this.api = api;
        this.listener = listener;
        this.maxLine = maxLine;
        this.stream = new CompletionStream(json, listener);
    }

    void begin(HttpClientRequest request, Buffer body) {
        this.request = request;
        if (over.get()) {
            request.reset();
            return;
        }
        request.response().onSuccess(this::answered).onFailure(problem -> end(ProviderEvent.Failed.linkLost()));
        request.exceptionHandler(problem -> end(ProviderEvent.Failed.linkLost()));
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
        response.exceptionHandler(problem -> end(ProviderEvent.Failed.linkLost()));
        if (response.statusCode() != 200) {
            refused(response.statusCode(), retryAfter(response));
            return;
        }
        var lines = RecordParser.newDelimited("\n").maxRecordSize(maxLine);
        lines.handler(this::line).exceptionHandler(problem -> end(ProviderEvent.Failed.invalid()));
        response.endHandler(end -> end(stream.end()));
        response.handler(lines);
    }

    private void line(Buffer line) {
        if (!over.get()) {
            stream.line(line.toString()).ifPresent(this::end);
        }
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
            if (last instanceof ProviderEvent.Finished) {
                api.wentWell();
            } else {
                hangUp();
            }
            listener.accept(last);
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
