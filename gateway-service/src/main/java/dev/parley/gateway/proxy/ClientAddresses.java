package dev.parley.gateway.proxy;

import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// From which address a request really comes: its connection's own, or, where that is a trusted proxy's, the nearest
/// one in the chain that no trusted proxy has. What a client writes itself is farther away, and so never believed.
@Singleton
public class ClientAddresses {
    private final List<Network> trusted;
    private final ProxyConfig.Header header;
    private final boolean protocol;
    private final AtomicBoolean told = new AtomicBoolean();

    public ClientAddresses(ProxyConfig config) {
        this.header = config.header();
        this.trusted = config.trusted().orElse(List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(ClientAddresses::network)
                .toList();
        this.protocol = config.protocol();
        if (protocol && trusted.isEmpty()) {
            throw new ConfigurationException("PROXY_PROTOCOL is on, but TRUSTED_PROXIES names nobody who may speak it");
        }
    }

    private static Network network(String text) {
        try {
            return Network.of(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "TRUSTED_PROXIES has an entry that is no network (like 10.0.0.0/8): " + text, e);
        }
    }

    /// The address of the client who sent this.
    public String of(HttpServerRequest request) {
        var peer = request.remoteAddress().hostAddress();
        return of(
                peer,
                request.headers().getAll("X-Forwarded-For"),
                request.headers().getAll("Forwarded"));
    }

    String of(@Nullable String peer, List<String> plain, List<String> standard) {
        if (peer == null) {
            return "";
        }
        if (!isProxy(peer)) {
            if (!plain.isEmpty() || !standard.isEmpty()) {
                tell(peer);
            }
            return peer;
        }
        var chain =
                header == ProxyConfig.Header.FORWARDED ? ForwardedFor.standard(standard) : ForwardedFor.plain(plain);
        var nearest = peer;
        for (var entry : chain.reversed()) {
            var address = ForwardedFor.address(entry);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address.get().getHostAddress();
            if (!isTrusted(address.get())) {
                return nearest;
            }
        }
        return nearest;
    }

    /// Whether that is the address of a trusted proxy.
    public boolean isProxy(String address) {
        return !trusted.isEmpty()
                && ForwardedFor.address(address).filter(this::isTrusted).isPresent();
    }

    /// Whether a connection from there begins with a header of the PROXY protocol.
    public boolean isIntroduced(String address) {
        return protocol && isProxy(address);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.has(address));
    }

    private void tell(String peer) {
        if (told.compareAndSet(false, true)) {
            Log.warnf(
                    "%s forwards requests of others and is no trusted proxy: all people behind it share one limit of"
                            + " connections. If it is yours, set TRUSTED_PROXIES to its network",
                    peer);
        }
    }
}
