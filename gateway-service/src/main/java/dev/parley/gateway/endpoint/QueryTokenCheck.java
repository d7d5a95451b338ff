package dev.parley.gateway.endpoint;

import dev.parley.gateway.auth.AuthConfig;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/// Addresses are logged on their way: where the operator wants it so, no token may stand in one.
@Singleton
@Priority(Upgrade.QUERY_TOKEN)
class QueryTokenCheck implements HttpUpgradeCheck {
    private final boolean queryTokens;

    QueryTokenCheck(AuthConfig auth) {
        this.queryTokens = auth.queryTokens();
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return queryTokens || context.httpRequest().getParam("token") == null
                ? CheckResult.permitUpgrade()
                : Upgrade.reject(401, "A token in the address is not accepted here: send Authorization: Bearer");
    }
}
