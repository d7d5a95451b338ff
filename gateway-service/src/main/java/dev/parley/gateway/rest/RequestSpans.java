package dev.parley.gateway.rest;

import dev.parley.service.metrics.RouteLabels;
import dev.parley.service.tracing.CurrentSpan;
import dev.parley.service.tracing.Span;
import dev.parley.service.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/// The step of a trace that a request is, from its first filter to the end of its answer. Named by the template of its
/// path, as paths have ids in them.
@Singleton
class RequestSpans {
    private static final String TRACEPARENT = "traceparent";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int SERVER_ERROR = 500;

    private final Tracing tracing;

    RequestSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    void begin(RoutingContext asked) {
        if (!tracing.isOn()) {
            return;
        }
        var method = asked.request().method().name();
        var known = METHODS.contains(method) ? method : "_OTHER";
        var span = tracing.begin(known, SpanKind.SERVER, asked.request().getHeader(TRACEPARENT));
        CurrentSpan.set(span);
        if (span.isRecording()) {
            span.put("http.request.method", known);
            asked.addEndHandler(_ -> end(span, known, asked));
        }
    }

    private static void end(Span span, String method, RoutingContext asked) {
        var route = RouteLabels.of(asked);
        if (route != null) {
            span.rename(method + " " + route);
            span.put("http.route", route);
        }
        var status = asked.response().getStatusCode();
        span.put("http.response.status_code", status);
        if (status >= SERVER_ERROR) {
            span.failed(Integer.toString(status));
        }
        span.end();
    }
}
