package dev.parley.attack.slow;

import dev.parley.attack.wire.Bytes;
import java.util.Locale;

/// A way of being slow: how it begins, and what drips then.
enum Slowness {
    SILENT("", ""),
    HALF_HANDSHAKE("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n", "X"),
    DRIPPING_HEADERS("GET / HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n"),
    DRIPPING_REQUEST_LINE("GET /", "x"),
    DRIPPING_BODY(
            "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{",
            " "),
    DRIPPING_CHUNKS(
            "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n",
            "1\r\n \r\n"),
    IDLE_KEEP_ALIVE(Bytes.request("GET", "/health"), ""),
    REFUSED_UPGRADE(Bytes.handshake("/chat"), ""),
    HALF_CLOSED("GET / HTTP/1.1\r\nHost: localhost\r\n", "") {
        @Override
        boolean endsItsSide() {
            return true;
        }
    },
    TLS_HELLO("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", ""),
    HTTP_2_PREFACE("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "");

    private final String beginning;
    private final String drop;

    Slowness(String beginning, String drop) {
        this.beginning = beginning;
        this.drop = drop;
    }

    String beginning() {
        return beginning;
    }

    String drop() {
        return drop;
    }

    boolean endsItsSide() {
        return false;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
