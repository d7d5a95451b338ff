package dev.parley.gateway.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AsciiString;
import java.time.Duration;

/// How long a connection is kept for its next request, which every answer tells: a second less, so that nothing is
/// asked on a connection that is just being closed.
record KeepAlive(long nanos, String told) {
    private static final AsciiString HEADER = AsciiString.cached("keep-alive");

    static KeepAlive of(Duration time) {
        return new KeepAlive(time.toNanos(), "timeout=" + Math.max(1, time.toSeconds() - 1));
    }

    void tell(HttpResponse answer) {
        if (HttpUtil.isKeepAlive(answer)) {
            answer.headers()
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE)
                    .set(HEADER, told);
        }
    }
}
