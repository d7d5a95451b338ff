package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.AvailabilitySignal;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/// The one OpenAI-compatible API that may be configured.
@ApplicationScoped
public class OpenAiSource implements ProviderSource {
    private final List<OpenAi> apis;

    OpenAiSource(
            Vertx vertx,
            ObjectMapper json,
            OpenAiConfig config,
            AvailabilitySignal bell,
            Refusals refusals,
            Clock clock) {
        this.apis = config.baseUrl()
                .map(base ->
                        new OpenAi(vertx, json, config, bell, CompletionsUrl.of(base), model(config), refusals, clock))
                .map(List::of)
                .orElse(List.of());
    }

    /// Asked for here so that a missing model ends the start, not the first prompt.
    void start(@Observes StartupEvent started) {
        configured();
    }

    private static String model(OpenAiConfig config) {
        return config.model()
                .orElseThrow(() -> new ConfigurationException("OPENAI_BASE_URL is set, so OPENAI_MODEL must be too"));
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.OPENAI;
    }

    @Override
    public boolean configured() {
        return !apis.isEmpty();
    }

    @Override
    public List<? extends Provider> providers() {
        return apis;
    }
}
