package dev.parley.session.identity;

import dev.parley.token.ServiceToken;
import dev.parley.token.ServiceTokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/// Knows the tokens of our services. Made when first used: the filter that asks it exists before there is a secret.
@ApplicationScoped
class Tokens {
    private final ServiceTokenVerifier verifier;

    Tokens(IdentityConfig config, Clock clock) {
        verifier = new ServiceTokenVerifier("session-service", config.callers(), config.tokenSecret(), clock);
    }

    Optional<ServiceToken> verify(String token) {
        return verifier.verify(token);
    }
}
