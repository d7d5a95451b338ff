package dev.parley.service.authentication;

import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets in whoever is one of our services, whatever is asked for. It has no name, and so it stands before every
/// request:
/// no pattern of paths decides, which somebody might write in another way than its author thought of.
@Singleton
@IfBuildProperty(name = "quarkus.smallrye-jwt.enabled", stringValue = "true")
class ServicesOnly implements HttpSecurityPolicy {
    private final Set<String> open;

    ServicesOnly(@All List<OpenTarget> open) {
        this.open = open.stream().map(OpenTarget::target).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (open.contains(request.request().uri())) {
            return CheckResult.permit();
        }
        return identity.map(who -> who.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }
}
