package dev.parley.session.identity;

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
    ServiceTokenVerifier verifier(IdentityConfig config, Clock clock) {
        return new ServiceTokenVerifier("session-service", config.callers(), config.tokenSecret(), clock);
    }

    @Produces
    @Singleton
    SignedHints hints(IdentityConfig config, Clock clock) {
        return new SignedHints(config.tokenSecret(), clock);
    }
}
