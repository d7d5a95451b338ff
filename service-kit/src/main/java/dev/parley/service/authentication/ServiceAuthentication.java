package dev.parley.service.authentication;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/// Authenticates services as SmallRye JWT does, and refuses everybody else in the shape our refusals have, before any
/// path is looked up: a stranger cannot even learn which there are.
@ApplicationScoped
@Alternative
@Priority(1)
@IfBuildProperty(name = "quarkus.smallrye-jwt.enabled", stringValue = "true")
class ServiceAuthentication implements HttpAuthenticationMechanism {
    private static final String PROBLEM =
            "{\"title\":\"unauthenticated\",\"status\":401,\"code\":\"unauthenticated\",\"detail\":\"A service token is required\"}";

    private final JWTAuthMechanism tokens;

    ServiceAuthentication(JWTAuthMechanism tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return tokens.authenticate(request, providers);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        request.response()
                .setStatusCode(401)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(PROBLEM);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return tokens.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return tokens.getCredentialTransport(request);
    }
}
