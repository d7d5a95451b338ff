package dev.parley.session.identity;

import dev.parley.token.SignedHints;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Signs what we announce with the secret our services share.
@Dependent
class Hints {
    @Produces
    @Singleton
    SignedHints hints(IdentityConfig config, Clock clock) {
        return new SignedHints(config.tokenSecret(), clock);
    }
}
