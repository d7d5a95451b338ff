package dev.parley.gateway;

import dev.parley.token.ServiceSecrets;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the gateway and our other services know each other by.
@Dependent
class SharedSecrets {
    @Produces
    @Singleton
    ServiceSecrets secrets(
            @ConfigProperty(name = "gateway.internal-token-secret") String secret,
            @ConfigProperty(name = "gateway.internal-token-secret-accepted") Optional<String> accepted) {
        try {
            return new ServiceSecrets(secret, accepted);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
