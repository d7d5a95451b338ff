package dev.parley.ai.trust;

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
import java.util.function.Function;

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
    ServiceTokenSigner signer(TrustConfig config, Clock clock) {
        return with(config, secret -> new ServiceTokenSigner(US, secret, clock));
    }

    @Produces
    @Singleton
    ServiceTokenVerifier verifier(TrustConfig config, Clock clock) {
        return with(config, secret -> new ServiceTokenVerifier(US, Set.of("gateway-service"), secret, clock));
    }

    @Produces
    @Singleton
    SignedHints hints(TrustConfig config, Clock clock) {
        return with(config, secret -> new SignedHints(secret, clock));
    }

    /// Asked for here so that a missing secret ends the start, not the first call.
    void start(@Observes StartupEvent started, ServiceTokenSigner signer, ServiceTokenVerifier verifier) {}

    private static <T> T with(TrustConfig config, Function<String, T> use) {
        try {
            return use.apply(config.tokenSecret().orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
