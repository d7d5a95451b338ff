package dev.parley.ai.canister.dialledin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.announce.Announcer;
import dev.parley.ai.announce.RedisSubscriber;
import dev.parley.ai.contract.canister.CanisterAnswer;
import dev.parley.ai.contract.canister.CanisterHello;
import dev.parley.ai.provider.AvailabilitySignal;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The canisters that dialled in at any gateway, known by what their gateways announce.
@ApplicationScoped
public class DialledInCanisters implements ProviderSource {
    private record Known(DialledInCanister canister, long heardAt) {}

    private final Vertx vertx;
    private final Clock clock;
    private final DialledInConfig config;
    private final Announcer announcer;
    private final RedisSubscriber redisSubscriber;
    private final AvailabilitySignal bell;
    private final ObjectMapper json;
    private final String ownUrl;

    /// Changed under the lock, replaced as a whole, read without it.
    private volatile Map<String, Known> known = Map.of();

    DialledInCanisters(
            Vertx vertx,
            Clock clock,
            DialledInConfig config,
            Announcer announcer,
            RedisSubscriber redisSubscriber,
            AvailabilitySignal bell,
            ObjectMapper json,
            @ConfigProperty(name = "bridge.own-url") String ownUrl) {
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
        this.announcer = announcer;
        this.redisSubscriber = redisSubscriber;
        this.bell = bell;
        this.json = json;
        this.ownUrl = ownUrl;
    }

    void start(@Observes StartupEvent started) {
        redisSubscriber.listen(CanisterHello.CHANNEL, this::heard);
        vertx.setPeriodic(config.forgetAfter().dividedBy(4).toMillis(), timer -> forgetSilent());
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.CANISTER_IN;
    }

    @Override
    public boolean configured() {
        return !known.isEmpty();
    }

    @Override
    public List<? extends Provider> providers() {
        return known.values().stream().map(Known::canister).toList();
    }

    Optional<CompletableFuture<Optional<String>>> answered(CanisterAnswer answer) {
        var from = answer.canisterId() == null ? null : known.get(answer.canisterId());
        if (from == null) {
            return Optional.empty();
        }
        if (answer.lost() && answer.messageId() == null) {
            forget(answer.canisterId());
            return Optional.empty();
        }
        return from.canister.answered(answer);
    }

    private void heard(String text) {
        CanisterHello hello;
        try {
            hello = json.readValue(text, CanisterHello.class);
        } catch (JsonProcessingException e) {
            Log.warn("A canister's announcement cannot be read");
            return;
        }
        if (hello.canisterId() == null || hello.channel() == null) {
            return;
        }
        if (hello.gone()) {
            left(hello);
        } else if (met(hello)) {
            bell.ring();
        }
    }

    /// Whether it is a new one. On another channel it is the same canister, dialled in again.
    private synchronized boolean met(CanisterHello hello) {
        var before = known.get(hello.canisterId());
        if (before == null && known.size() >= config.max()) {
            return false;
        }
        var same = before != null && before.canister.channel().equals(hello.channel()) ? before.canister : null;
        var canister = same == null
                ? new DialledInCanister(hello.channel(), ownUrl, announcer, new ProcessMessage(json, clock), json)
                : same;
        var next = new HashMap<>(known);
        next.put(hello.canisterId(), new Known(canister, clock.millis()));
        known = Map.copyOf(next);
        if (before != null && same == null) {
            before.canister.leave();
        }
        if (same == null) {
            Log.infof("Canister dialled in canister=%s", hello.canisterId());
        }
        return same == null;
    }

    private synchronized void left(CanisterHello hello) {
        var before = known.get(hello.canisterId());
        if (before != null && before.canister.channel().equals(hello.channel())) {
            forget(hello.canisterId());
        }
    }

    private synchronized void forgetSilent() {
        var silentSince = clock.millis() - config.forgetAfter().toMillis();
        known.forEach((id, canister) -> {
            if (canister.heardAt < silentSince) {
                forget(id);
            }
        });
    }

    private synchronized void forget(String canisterId) {
        var next = new HashMap<>(known);
        var before = next.remove(canisterId);
        if (before != null) {
            known = Map.copyOf(next);
            before.canister.leave();
            Log.infof("Canister left canister=%s", canisterId);
        }
    }
}
