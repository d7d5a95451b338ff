package dev.parley.gateway.endpoint;

import dev.parley.gateway.auth.OriginPolicy;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/// Sockets are open only to pages of allowed origins.
@Singleton
@Priority(Upgrade.ORIGIN)
class OriginCheck implements HttpUpgradeCheck {
    private final OriginPolicy origins;

    OriginCheck(OriginPolicy origins) {
        this.origins = origins;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        return origins.allows(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))
                ? CheckResult.permitUpgrade()
                : Upgrade.reject(403, "This origin is not allowed.\n");
    }
}
