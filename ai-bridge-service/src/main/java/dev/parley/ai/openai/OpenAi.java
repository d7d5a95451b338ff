package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.AvailabilitySignal;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.provider.ProviderKind;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The model behind an OpenAI-compatible API. It has no link that could be up or down: after a failure that would hit
/// the next prompt too it is left alone for a while, and counts as away for so long.
final class OpenAi implements Provider {
    private final Vertx vertx;
    private final HttpClient client;
    private final CompletionRequest requests;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final OpenAiConfig config;
    private final Refusals refusals;
    private final Clock clock;
    private final AvailabilitySignal bell;
    private final String url;
    private final String model;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    /// Whose request failed last for what may be its own trouble, with none answered since.
    private final AtomicReference<UUID> stumbled = new AtomicReference<>();
    private volatile boolean resting;
    private volatile boolean streamOptions;

    OpenAi(
            Vertx vertx,
            ObjectMapper json,
            OpenAiConfig config,
            AvailabilitySignal bell,
            String url,
            String model,
            Refusals refusals,
            Clock clock) {
        this.vertx = vertx;
        this.requests = new CompletionRequest(json, config, model);
        this.streamOptions = config.streamOptions();
        this.refusals = refusals;
        this.clock = clock;
        this.config = config;
        this.bell = bell;
        this.url = url;
        this.model = model;
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "text/event-stream, application/json");
        config.apiKey().ifPresent(key -> headers.put("Authorization", "Bearer " + key));
        config.headers().orElse(List.of()).forEach(this::header);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.maxConnections())
                // Shorter than common servers' five: a prompt must not meet a connection that is just being closed.
                .setKeepAliveTimeout(3)
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis())));
    }

    private void header(String line) {
        var colon = line.indexOf(':');
        if (colon < 1) {
            throw new ConfigurationException("A header of OPENAI_HEADERS is not of the form Name: value");
        }
        var name = line.substring(0, colon).strip();
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, line.substring(colon + 1).strip());
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
        var exchange = new Exchange(this, vertx, config, prompt, listener);
        send(exchange, prompt);
        return exchange;
    }

    void send(Exchange exchange, Prompt prompt) {
        var withStreamOptions = streamOptions;
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
        headers.forEach(options::putHeader);
        var body = Buffer.buffer(requests.text(prompt, withStreamOptions));
        client.request(options)
                .onSuccess(request -> exchange.begin(request, body, withStreamOptions))
                .onFailure(problem -> exchange.unreachable());
    }

    /// It does not know the field: it is never sent again.
    void leaveOutStreamOptions() {
        if (streamOptions) {
            streamOptions = false;
            Log.info("The model's API is asked without stream_options from now on");
        }
    }

    Refusals refusals() {
        return refusals;
    }

    Clock clock() {
        return clock;
    }

    void ended() {
        underWay.decrementAndGet();
    }

    void wentWell() {
        failures.set(0);
        stumbled.set(null);
    }

    /// Over one conversation it may stumble again and again; where it does over a second, it is in trouble itself.
    void stumbled(UUID conversation, String why) {
        var before = stumbled.getAndSet(conversation);
        if (before != null && !before.equals(conversation)) {
            rest(why, Optional.empty());
        }
    }

    /// `why` never holds a text of the conversation.
    void rest(String why, Optional<Duration> asked) {
        var least = config.restMin().toMillis();
        var most = config.restMax().toMillis();
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
