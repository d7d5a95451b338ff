package dev.parley.gateway.rest.service;

import dev.parley.token.ServiceSecrets;
import dev.parley.token.ServiceTokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Knows the tokens of services. Made when first used: the filter that asks it exists before there is a secret.
@ApplicationScoped
class Services {
    private final ServiceTokenVerifier verifier;

    Services(ServiceConfig config, ServiceSecrets secrets, Clock clock) {
        verifier = new ServiceTokenVerifier("gateway-service", config.allowed(), secrets, clock);
    }

    boolean know(@Nullable String token) {
        return verifier.verify(token).isPresent();
    }
}
