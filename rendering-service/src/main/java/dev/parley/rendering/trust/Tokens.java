package dev.parley.rendering.trust;

import dev.parley.token.ServiceSecrets;
import dev.parley.token.ServiceTokenVerifier;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/// Makes the check of our callers' tokens.
@Dependent
class Tokens {
    @Produces
    @Singleton
    ServiceTokenVerifier verifier(TrustConfig config) {
        try {
            return new ServiceTokenVerifier(
                    "rendering-service",
                    Set.of("gateway-service"),
                    new ServiceSecrets(config.tokenSecret().orElse(""), config.acceptedTokenSecret()),
                    Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }

    /// Asked for here so that a missing secret ends the start, not the first call.
    void start(@Observes StartupEvent started, ServiceTokenVerifier verifier) {}
}
