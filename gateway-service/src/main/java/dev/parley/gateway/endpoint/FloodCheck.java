package dev.parley.gateway.endpoint;

import dev.parley.gateway.limits.ConnectionFlood;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.proxy.ClientAddresses;
import dev.parley.gateway.signin.SignIns;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// How often somebody may connect. Where the upgrade signs in, and there are too many strangers where it comes from,
/// who proves by its token that it is none is counted by itself; who signs in later has to do so at once.
@Singleton
@Priority(Upgrade.FLOOD)
class FloodCheck implements HttpUpgradeCheck {
    private final Dialects dialects;
    private final ConnectionFlood flood;
    private final ClientAddresses clients;
    private final SignIns signIns;
    private final ExecutorService threads;

    FloodCheck(
            Dialects dialects,
            ConnectionFlood flood,
            ClientAddresses clients,
            SignIns signIns,
            @VirtualThreads ExecutorService threads) {
        this.dialects = dialects;
        this.flood = flood;
        this.clients = clients;
        this.signIns = signIns;
        this.threads = threads;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        var dialect = dialects.on(context.endpointId(), request);
        var flooded = !flood.allows(clients.of(request));
        Upgrade.begin(context, dialect, flooded);
        if (!flooded || !dialect.has(Trait.SIGNS_IN_BEFORE_UPGRADE)) {
            return CheckResult.permitUpgrade();
        }
        var token = PresentedToken.of(request, true);
        if (token.isEmpty()) {
            return Upgrade.reject(Upgrade.TOO_MANY_REQUESTS, Upgrade.TOO_MANY);
        }
        return Upgrade.blocking(request, threads, () -> signIns.prove(token.get()))
                .flatMap(person -> person.filter(flood::allowsPerson).isPresent()
                        ? CheckResult.permitUpgrade()
                        : Upgrade.reject(Upgrade.TOO_MANY_REQUESTS, Upgrade.TOO_MANY));
    }
}
