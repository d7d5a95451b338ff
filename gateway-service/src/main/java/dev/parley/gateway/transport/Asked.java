package dev.parley.gateway.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// What an answer depends on beside the refusal itself.
record Asked(@Nullable String origin, @Nullable String host) {
    static final Asked NOTHING = new Asked(null, null);

    static Asked with(HttpHeaders headers) {
        return new Asked(headers.get(HttpHeaderNames.ORIGIN), headers.get(HttpHeaderNames.HOST));
    }
}
