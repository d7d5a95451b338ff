package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderBell;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;

/// The one OpenAI-compatible API that may be configured.
@ApplicationScoped
public class OpenAiSource implements ProviderSource {
    private final List<OpenAi> apis;

    OpenAiSource(Vertx vertx, ObjectMapper json, OpenAiSettings settings, ProviderBell bell) {
        this.apis = settings.baseUrl()
                .map(base -> new OpenAi(vertx, json, settings, bell, completions(base), model(settings)))
                .map(List::of)
                .orElse(List.of());
    }

    /// Asked for here so that a missing model ends the start, not the first prompt.
    void start(@Observes StartupEvent started) {
        configured();
    }

    static String completions(URI base) {
        var bare = base.toString().replaceFirst("/+$", "");
        return bare + (bare.endsWith("/v1") ? "" : "/v1") + "/chat/completions";
    }

    private static String model(OpenAiSettings settings) {
        return settings.model()
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
