package dev.parley.gateway.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/// What an answer depends on beside the refusal itself.
record Asked(String origin, String host) {
    static final Asked NOTHING = new Asked(null, null);

    static Asked with(HttpHeaders headers) {
        return new Asked(headers.get(HttpHeaderNames.ORIGIN), headers.get(HttpHeaderNames.HOST));
    }
}
