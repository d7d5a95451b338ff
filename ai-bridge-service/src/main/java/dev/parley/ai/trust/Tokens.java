package dev.parley.ai.trust;

import dev.parley.token.ServiceSecrets;
import dev.parley.token.ServiceTokenSigner;
import dev.parley.token.ServiceTokenVerifier;
import dev.parley.token.SignedHints;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/// Makes our signature and the check of our callers'.
@Dependent
class Tokens {
    private static final String US = "ai-bridge-service";

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ServiceSecrets secrets(TrustConfig config) {
        try {
            return new ServiceSecrets(config.tokenSecret().orElse(""), config.acceptedTokenSecret());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }

    @Produces
    @Singleton
    ServiceTokenSigner signer(ServiceSecrets secrets, Clock clock) {
        return new ServiceTokenSigner(US, secrets, clock);
    }

    @Produces
    @Singleton
    ServiceTokenVerifier verifier(ServiceSecrets secrets, Clock clock) {
        return new ServiceTokenVerifier(US, Set.of("gateway-service"), secrets, clock);
    }

    @Produces
    @Singleton
    SignedHints hints(ServiceSecrets secrets, Clock clock) {
        return new SignedHints(secrets, clock);
    }

    /// Asked for here so that a missing secret ends the start, not the first call.
    void start(@Observes StartupEvent started, ServiceTokenSigner signer, ServiceTokenVerifier verifier) {}
}
