package dev.parley.soak.fault;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// The ways between the processes of a stack: a proxy on each, which can be cut.
public final class Network implements AutoCloseable {
    /// By the names of the processes, from whoever connects to whom it connects to.
    public record Way(String from, String to) {
        @Override
        public String toString() {
            return from + " and " + to;
        }
    }

    private final Function<String, URI> addresses;
    private final Hints hints;
    private final Map<Way, Gate> gates = new LinkedHashMap<>();
    private final List<Proxy> proxies = new ArrayList<>();

    /// @param addresses where a process listens; asked for with each connection, as it may not be known yet
    public Network(Function<String, URI> addresses, Hints hints) {
        this.addresses = addresses;
        this.hints = hints;
    }

    /// Lays a way, and says where its beginning is.
    public URI lay(String from, String to, String scheme) {
        var gate = new Gate();
        gates.put(new Way(from, to), gate);
        var proxy = Proxy.to(() -> addresses.apply(to), gate);
        proxies.add(proxy);
        return proxy.address(scheme);
    }

    /// To Redis, where some of what it announces may be lost and some come twice.
    public URI layForHints(String from, String redis) {
        var gate = new Gate();
        gates.put(new Way(from, redis), gate);
        var proxy = Proxy.toRedis(() -> addresses.apply(redis), gate, hints);
        proxies.add(proxy);
        return proxy.address("redis");
    }

    public boolean has(Way way) {
        return gates.containsKey(way);
    }

    /// Nothing comes through in either direction from now on, new connections are not answered, and nobody is told.
    public void cut(Predicate<Way> which) {
        gates.forEach((way, gate) -> {
            if (which.test(way)) {
                gate.cut();
            }
        });
    }

    public void heal() {
        gates.values().forEach(Gate::heal);
    }

    @Override
    public void close() {
        heal();
        proxies.forEach(Proxy::close);
    }
}
