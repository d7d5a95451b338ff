package dev.parley.gateway.transport;

import dev.parley.gateway.auth.OriginPolicy;
import dev.parley.gateway.limits.Strangers;
import dev.parley.gateway.memory.Account;
import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.proxy.ClientAddresses;
import dev.parley.gateway.proxy.OpenByAddress;
import dev.parley.gateway.proxy.ProxyConfig;
import io.netty.channel.Channel;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Who may connect, and who has had time enough. It sees every connection from its first byte until it is a socket.
@Singleton
class Guard {
    private static final long CHECK_MILLIS = 500;
    private static final long WARNING_NANOS = Duration.ofMinutes(1).toNanos();

    private final TransportConfig config;
    private final OriginPolicy origins;
    private final MemoryBudget budget;
    private final Strangers strangers;
    private final TransportMetrics metrics;
    private final Vertx vertx;
    private final ClientAddresses clients;
    private final ProxyConfig proxies;
    private final RequestChecks checks;
    private final Answers answers;
    private final OpenByAddress byAddress;
    private final int maxConnections;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - WARNING_NANOS);
    private final Set<Guarded> guarded = ConcurrentHashMap.newKeySet();

    Guard(
            TransportConfig config,
            OriginPolicy origins,
            MemoryBudget budget,
            Strangers strangers,
            TransportMetrics metrics,
            Vertx vertx,
            ClientAddresses clients,
            ProxyConfig proxies) {
        this.proxies = proxies;
        this.config = config;
        this.origins = origins;
        this.budget = budget;
        this.strangers = strangers;
        this.metrics = metrics;
        this.vertx = vertx;
        this.clients = clients;
        this.checks = new RequestChecks(config.maxBodyBytes());
        this.answers = new Answers(origins);
        this.byAddress = new OpenByAddress(config.maxConnectionsOfAddress());
        this.maxConnections = Math.min(config.maxConnections(), OpenFiles.forConnections());
        strangers.among(maxConnections);
        metrics.connections(open);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                CHECK_MILLIS,
                _ -> guarded.forEach(each -> each.context().executor().execute(() -> each.check(System.nanoTime()))));
    }

    /// Counts a connection that was accepted; false: it is one too many.
    boolean admits(Channel channel) {
        if (open.incrementAndGet() > maxConnections) {
            open.decrementAndGet();
            metrics.refused(ConnectionRefusal.ALL);
            return false;
        }
        var peer = address(channel);
        var address = peer == null || clients.isProxy(peer) ? null : peer;
        if (address != null && !byAddress.enter(address)) {
            open.decrementAndGet();
            metrics.refused(ConnectionRefusal.ADDRESS);
            warnOfAddressLimit();
            return false;
        }
        channel.closeFuture().addListener(_ -> {
            open.decrementAndGet();
            if (address != null) {
                byAddress.leave(address);
            }
        });
        return true;
    }

    /// Whether it begins with a proxy's word whose connection it is.
    boolean isIntroduced(Channel channel) {
        var address = address(channel);
        return address != null && clients.isIntroduced(address);
    }

    int maxIntroductionExtraBytes() {
        return proxies.maxProtocolExtraBytes();
    }

    /// Counts the client a trusted proxy has introduced; false: it is one too many.
    boolean admitsClient(Channel channel) {
        var client = Objects.requireNonNull(address(channel));
        if (clients.isProxy(client)) {
            return true;
        }
        if (!byAddress.enter(client)) {
            metrics.refused(ConnectionRefusal.ADDRESS);
            warnOfAddressLimit();
            return false;
        }
        channel.closeFuture().addListener(_ -> byAddress.leave(client));
        return true;
    }

    /// A trusted proxy's connection did not begin as it should.
    void notIntroduced(Channel channel, String why) {
        metrics.refused(ConnectionRefusal.INTRODUCTION);
        if (mayWarn()) {
            Log.warnf(
                    "a connection of the trusted proxy %s did not begin with a header of the PROXY protocol and was"
                            + " closed cause=%s",
                    address(channel), why);
        }
    }

    /// Once in a while: whoever connects in vain may do so a thousand times a second.
    private boolean mayWarn() {
        var now = System.nanoTime();
        var before = warned.get();
        return now - before >= WARNING_NANOS && warned.compareAndSet(before, now);
    }

    private void warnOfAddressLimit() {
        if (mayWarn()) {
            Log.warnf(
                    "connections refused: one address has %d open, the most it may"
                            + " (GATEWAY_TRANSPORT_MAX_CONNECTIONS_OF_ADDRESS). If it is a proxy of yours, set"
                            + " TRUSTED_PROXIES to its network",
                    config.maxConnectionsOfAddress());
        }
    }

    /// Its client's, where a trusted proxy has told it.
    static @Nullable String address(Channel channel) {
        var told = channel.attr(ConnectionBase.REMOTE_ADDRESS_OVERRIDE).get();
        if (told != null) {
            return told.hostAddress();
        }
        return channel.remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
                ? peer.getAddress().getHostAddress()
                : null;
    }

    boolean isProxy(Channel channel) {
        var address = address(channel);
        return address != null && clients.isProxy(address);
    }

    /// How long it is kept without a request.
    Duration keepAlive(Channel channel) {
        return isProxy(channel) ? config.proxyKeepAlive() : config.keepAlive();
    }

    /// Those nobody has signed in on yet.
    Strangers strangers() {
        return strangers;
    }

    Account account(Guarded connection) {
        var address = address(connection.context().channel());
        return budget.open(
                address == null ? "" : address,
                () -> connection.context().executor().execute(connection::cut));
    }

    void lookAfter(Guarded connection) {
        guarded.add(connection);
    }

    void forget(Guarded connection) {
        guarded.remove(connection);
    }

    TransportConfig config() {
        return config;
    }

    /// What a decoder has to know.
    HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxInitialLineLength(config.maxLineBytes())
                .setMaxHeaderSize(config.maxHeaderBytes());
    }

    RequestChecks checks() {
        return checks;
    }

    Answers answers() {
        return answers;
    }

    void refused(Refusal refusal) {
        metrics.refused(refusal);
    }

    void cut(Cut reason) {
        metrics.cut(reason);
    }

    void unguarded() {
        if (told.compareAndSet(false, true)) {
            Log.warn("a connection was closed that is not plain HTTP/1.1: TLS ends before the gateway");
        }
    }
}
