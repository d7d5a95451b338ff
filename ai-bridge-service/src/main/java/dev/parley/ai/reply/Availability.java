package dev.parley.ai.reply;

import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.ai.provider.ProviderChoice;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether the AI answers at the moment, in the words for people.
@ApplicationScoped
class Availability {
    private final ProviderChoice providers;
    private final StatusConfig settings;

    Availability(ProviderChoice providers, StatusConfig settings) {
        this.providers = providers;
        this.settings = settings;
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
                false, 0, settings.unavailable(), settings.unavailableRetry().toMillis());
    }

    private AiStatus notConfigured() {
        return new AiStatus(
                false,
                0,
                settings.notConfigured(),
                settings.notConfiguredRetry().toMillis());
    }
}
