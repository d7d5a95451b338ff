package dev.parley.ai.canister;

import dev.parley.ai.provider.AvailabilitySignal;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// The links to all canisters we dial.
@ApplicationScoped
public class CanisterLinks implements ProviderSource {
    /// Far more than links: one that still says goodbye must not keep its successor from dialling.
    private static final int MAX_SOCKETS = 1000;

    private final List<CanisterLink> links;

    CanisterLinks(Vertx vertx, CanisterConfig config, CanisterFrames frames, AvailabilitySignal bell, Strays strays) {
        var urls = config.urls().orElse(List.of());
        var client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(MAX_SOCKETS)
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxFrameSize(config.maxMessage())
                .setMaxMessageSize(config.maxMessage())
                .setClosingTimeout(2));
        this.links = urls.stream()
                .map(url -> new CanisterLink(url, vertx, client, config, frames, bell, strays))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        links.forEach(CanisterLink::start);
    }

    void stop(@Observes ShutdownEvent stopped) {
        links.forEach(CanisterLink::close);
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.CANISTER_OUT;
    }

    @Override
    public boolean configured() {
        return !links.isEmpty();
    }

    @Override
    public List<? extends Provider> providers() {
        return links;
    }
}
