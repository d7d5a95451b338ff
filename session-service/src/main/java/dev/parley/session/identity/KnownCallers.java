package dev.parley.session.identity;

import dev.parley.token.ServiceToken;
import dev.parley.token.ServiceTokenVerifier;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/// The services that may call us. Made at the start of the service and not with the filter, which Quarkus makes while
/// the application is built: the secret is only known at run time, and its absence is told at once.
@Startup
@ApplicationScoped
class KnownCallers {
    private final ServiceTokenVerifier tokens;

    KnownCallers(IdentityConfig config, Clock clock) {
        this.tokens = new ServiceTokenVerifier("session-service", config.callers(), config.tokenSecret(), clock);
    }

    Optional<ServiceToken> verify(String token) {
        return tokens.verify(token);
    }
}
