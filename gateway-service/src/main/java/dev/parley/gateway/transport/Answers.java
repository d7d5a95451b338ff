package dev.parley.gateway.transport;

import dev.parley.gateway.auth.OriginPolicy;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/// How a refusal is told: as every error of REST is, and so that a page of an allowed origin may read it.
final class Answers {
    private final OriginPolicy origins;

    Answers(OriginPolicy origins) {
        this.origins = origins;
    }

    FullHttpResponse answer(Refusal refusal, Asked asked) {
        var problem = new JsonObject()
                .put("title", refusal.code.replace('_', ' '))
                .put("status", refusal.status)
                .put("detail", refusal.detail)
                .put("code", refusal.code)
                .put("retryable", refusal.retryable);
        var body = problem.encode().getBytes(StandardCharsets.UTF_8);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(refusal.status), Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        if (asked.origin() != null && origins.allows(asked.origin(), asked.host())) {
            answer.headers()
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, asked.origin())
                    .set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, OriginPolicy.EXPOSED);
        }
        return answer;
    }
}
