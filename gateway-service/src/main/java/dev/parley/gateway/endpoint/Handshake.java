package dev.parley.gateway.endpoint;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a request to upgrade is one as RFC 6455 has it (4.2.1). Netty also speaks the drafts of before, whose frames
/// need no mask and whose keys may be anything.
final class Handshake {
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private static final int KEY_LENGTH = 24;

    /// Why it is none.
    record Fault(int status, String text) {}

    private Handshake() {}

    /// Whether it asks for a WebSocket at all.
    static boolean isWanted(HttpServerRequest request) {
        return names(request, "Upgrade", "websocket");
    }

    static Optional<Fault> check(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_1_1) {
            return fault("WebSocket needs HTTP/1.1");
        }
        if (!names(request, "Connection", "upgrade")) {
            return fault("The Connection header has to name Upgrade");
        }
        for (var once : new String[] {"Upgrade", "Origin", "Sec-WebSocket-Key", "Sec-WebSocket-Version"}) {
            if (request.headers().getAll(once).size() > 1) {
                return fault("There is more than one " + once);
            }
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            return Optional.of(new Fault(426, "Version 13 of WebSocket is spoken here"));
        }
        return isKey(request.getHeader("Sec-WebSocket-Key"))
                ? Optional.empty()
                : fault("Sec-WebSocket-Key is not 16 bytes in base64");
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null
                    && key.length() == KEY_LENGTH
                    && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean names(HttpServerRequest request, String header, String wanted) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .anyMatch(word -> word.strip().equalsIgnoreCase(wanted));
    }

    private static Optional<Fault> fault(String text) {
        return Optional.of(new Fault(400, text));
    }

    /// What has to stand beside an answer of this status.
    static void explain(HttpServerRequest request, int status) {
        if (status == 426) {
            request.response().putHeader(HttpHeaders.UPGRADE, "websocket").putHeader("Sec-WebSocket-Version", VERSION);
        }
    }
}
