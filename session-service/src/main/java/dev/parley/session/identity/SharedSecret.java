package dev.parley.session.identity;

import dev.parley.token.ServiceSecrets;
import dev.parley.token.ServiceTokenVerifier;
import dev.parley.token.SignedHints;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// What the secret our services share is good for: it tells who calls, and signs what we announce.
@Dependent
class SharedSecret {
    @Produces
    @Singleton
    ServiceSecrets secrets(IdentityConfig config) {
        return new ServiceSecrets(config.tokenSecret(), config.acceptedTokenSecret());
    }

    @Produces
    @Singleton
    ServiceTokenVerifier verifier(IdentityConfig config, ServiceSecrets secrets, Clock clock) {
        return new ServiceTokenVerifier("session-service", config.callers(), secrets, clock);
    }

    @Produces
    @Singleton
    SignedHints hints(ServiceSecrets secrets, Clock clock) {
        return new SignedHints(secrets, clock);
    }
}
