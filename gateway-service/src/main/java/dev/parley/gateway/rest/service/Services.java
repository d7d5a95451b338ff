package dev.parley.gateway.rest.service;

import dev.parley.token.ServiceTokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Knows the tokens of services. Made when first used: the filter that asks it exists before there is a secret.
@ApplicationScoped
class Services {
    private final ServiceTokenVerifier verifier;

    Services(ServiceConfig config, @ConfigProperty(name = "gateway.internal-token-secret") String secret, Clock clock) {
        verifier = new ServiceTokenVerifier("gateway-service", config.allowed(), secret, clock);
    }

    boolean know(@Nullable String token) {
        return verifier.verify(token).isPresent();
    }
}
