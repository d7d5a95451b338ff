package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderBell;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.provider.ProviderKind;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The model behind an OpenAI-compatible API. It has no link that could be up or down: after a failure that would hit
/// the next prompt too it is left alone for a while, and counts as away for so long.
final class OpenAi implements Provider {
    private final Vertx vertx;
    private final HttpClient client;
    private final ObjectMapper json;
    private final OpenAiSettings settings;
    private final ProviderBell bell;
    private final String url;
    private final String model;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean resting;

    OpenAi(Vertx vertx, ObjectMapper json, OpenAiSettings settings, ProviderBell bell, String url, String model) {
        this.vertx = vertx;
        this.json = json;
        this.settings = settings;
        this.bell = bell;
        this.url = url;
        this.model = model;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(settings.maxConnections())
                // Shorter than common servers' five: a prompt must not meet a connection that is just being closed.
                .setKeepAliveTimeout(3)
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis())));
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.OPENAI;
    }

    @Override
    public boolean available() {
        return !resting;
    }

    @Override
    public int underWay() {
        return underWay.get();
    }

    @Override
    public Optional<String> model() {
        return Optional.of(model);
    }

    @Override
    public Answering answer(Prompt prompt, Consumer<ProviderEvent> listener) {
        underWay.incrementAndGet();
        var exchange = new Exchange(this, vertx, settings, listener);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "text/event-stream");
        settings.apiKey().ifPresent(key -> options.putHeader("Authorization", "Bearer " + key));
        var body = Buffer.buffer(CompletionRequest.text(json, model, prompt));
        client.request(options)
                .onSuccess(request -> exchange.begin(request, body))
                .onFailure(problem -> exchange.unreachable());
        return exchange;
    }

    void ended() {
        underWay.decrementAndGet();
    }

    void wentWell() {
        failures.set(0);
    }

    /// `why` never holds a text of the conversation.
    void rest(String why, Optional<Duration> asked) {
        var least = settings.restMin().toMillis();
        var most = settings.restMax().toMillis();
        var doubled = least << Math.min(failures.getAndIncrement(), 16);
        var millis = Math.max(
                1,
                Math.min(most, Math.max(doubled, asked.map(Duration::toMillis).orElse(0L))));
        if (!resting) {
            resting = true;
            Log.warnf("The model's API is left alone cause=%s millis=%d", why, millis);
            vertx.setTimer(millis, timer -> {
                resting = false;
                bell.ring();
            });
        }
    }
}
