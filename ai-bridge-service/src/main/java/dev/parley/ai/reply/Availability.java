package dev.parley.ai.reply;

import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.ai.provider.ProviderChoice;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether the AI answers at the moment, in the words for people.
@ApplicationScoped
class Availability {
    private final ProviderChoice providers;
    private final StatusConfig config;

    Availability(ProviderChoice providers, StatusConfig config) {
        this.providers = providers;
        this.config = config;
    }

    AiStatus now() {
        var available = providers.available();
        if (available > 0) {
            return new AiStatus(true, available, null, 0);
        }
        return providers.configured() ? away() : notConfigured();
    }

    AiStatus away() {
        return new AiStatus(
                false, 0, config.unavailable(), config.unavailableRetry().toMillis());
    }

    private AiStatus notConfigured() {
        return new AiStatus(
                false, 0, config.notConfigured(), config.notConfiguredRetry().toMillis());
    }
}
