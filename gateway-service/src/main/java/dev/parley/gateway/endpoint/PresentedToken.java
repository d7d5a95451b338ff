package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.parley.ParleyDialect;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.stream.Stream;

/// The token a client brings with its handshake, wherever it may put it.
final class PresentedToken {
    private static final String BEARER = "Bearer ";

    private PresentedToken() {}

    /// What came with the upgrade; where it may stand in the address, there too.
    static Optional<String> of(HttpServerRequest request, boolean inAddress) {
        return headerToken(request)
                .or(() -> offeredToken(request))
                .or(() -> inAddress ? urlToken(request) : Optional.empty());
    }

    private static Optional<String> headerToken(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    /// A browser cannot set headers: it offers the token beside the sub-protocol, and is answered with the latter only.
    private static Optional<String> offeredToken(HttpServerRequest request) {
        return request.headers().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(offer -> offer.startsWith(ParleyDialect.BEARER_SUBPROTOCOL))
                .map(offer -> offer.substring(ParleyDialect.BEARER_SUBPROTOCOL.length()))
                .findFirst();
    }

    /// Where the clients of before put it. It is never logged.
    private static Optional<String> urlToken(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam("token")).map(String::strip).filter(token -> !token.isEmpty());
    }
}
