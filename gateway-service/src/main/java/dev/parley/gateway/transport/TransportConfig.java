package dev.parley.gateway.transport;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/// Bounds of a connection before it becomes a socket, and of how many there may be.
@StaticInitSafe
@ConfigMapping(prefix = "gateway.transport")
public interface TransportConfig {
    /// Event loops that serve all connections; by itself one for each processor the process has.
    OptionalInt eventLoops();

    /// Connections open at a time, sockets included. What the process may have files for is a bound as well.
    @WithDefault("50000")
    int maxConnections();

    /// Connections open at a time from one address (IPv6: from one /64; twice as many from a
    /// /56, four times as many from a /48), sockets included. Trusted proxies are exempt:
    /// there the sockets of one client behind them are what counts.
    @WithDefault("4096")
    int maxConnectionsOfAddress();

    /// From the connection, or a request's first byte, to the end of its headers. Another byte does not prolong it.
    @WithDefault("9s")
    Duration headersWithin();

    /// From the end of the headers to the end of the body, beside what its bytes may take (`min-bytes-per-second`):
    /// another byte now and then does not prolong it. Also between two of its pieces.
    @WithDefault("9s")
    Duration bodyWithin();

    /// Bytes of a body that come in a second, at the slowest.
    @WithDefault("2048")
    int minBytesPerSecond();

    /// How long a connection without a request is kept.
    @WithDefault("9s")
    Duration keepAlive();

    /// The same for a trusted proxy's, also before its first request: longer than proxies keep their own (Traefik 90 s,
    /// Caddy 2 min, Google's 10 min), so that it is the proxy who closes it and no request comes on one that is
    /// just being closed.
    @WithDefault("15m")
    Duration proxyKeepAlive();

    /// How long an answer may be sought, or its next piece, with nothing written: then it is 504, and the connection
    /// closes. Streams say now and then that there is nothing to say (`gateway.rest.stream-heartbeat`).
    @WithDefault("120s")
    Duration answerWithin();

    /// How long a client may take nothing at all of an answer, or be slower than `min-sent-bytes-per-second`.
    @WithDefault("9s")
    Duration stall();

    /// Bytes of an answer that are taken in a second, at the slowest.
    @WithDefault("2048")
    int minSentBytesPerSecond();

    /// Bytes of a request line: a token in it may be as long as one in a header (`gateway.auth.max-token-size`).
    @WithDefault("9216")
    int maxLineBytes();

    /// Bytes of all headers of a request, and the trailers after its body.
    @WithDefault("20480")
    int maxHeaderBytes();

    /// Headers of a request, and trailers, in number: each takes up far more than its bytes.
    @WithDefault("100")
    int maxHeaderLines();

    /// Bytes of a body, whether its length is told or not. More than `gateway.rest.max-body-bytes`, which refuses in
    /// the words of each face.
    @WithDefault("262144")
    long maxBodyBytes();
}
