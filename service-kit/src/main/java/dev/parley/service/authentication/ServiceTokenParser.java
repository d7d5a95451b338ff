package dev.parley.service.authentication;

import dev.parley.token.ServiceTokenVerifier;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Has the extension read tokens with what each service has pinned, and nothing from elsewhere in its configuration.
@Dependent
@IfBuildProperty(name = "quarkus.smallrye-jwt.enabled", stringValue = "true")
class ServiceTokenParser {
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    JWTParser parser(ServiceTokenVerifier verifier) {
        return verifier.parser();
    }
}
