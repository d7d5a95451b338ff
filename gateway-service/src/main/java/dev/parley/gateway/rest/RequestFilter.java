package dev.parley.gateway.rest;

import dev.parley.gateway.auth.OriginPolicy;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// What every request has to pass before it is looked at: the origin of its page, the size of its body, and whether
/// its path has its method (RFC 9110, 9.3.7 and 15.5.6).
/// What was let in from another page is told to its browser (CORS).
class RequestFilter {
    private static final String ORIGIN = "Origin";
    private static final String ASKED_METHOD = "Access-Control-Request-Method";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    /// Those from `X-Stainless-Arch` on are what OpenAI's own client says of itself, in a browser too.
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, "
            + "traceparent, X-Conversation-Id, X-Stainless-Arch, X-Stainless-Helper-Method, X-Stainless-Lang, "
            + "X-Stainless-OS, X-Stainless-Package-Version, X-Stainless-Retry-Count, X-Stainless-Runtime, "
            + "X-Stainless-Runtime-Version, X-Stainless-Timeout";

    private final OriginPolicy origins;
    private final RestConfig config;
    private final Offers offers;
    private final RequestSpans spans;
    private final CurrentVertxRequest current;

    RequestFilter(
            OriginPolicy origins, RestConfig config, Offers offers, RequestSpans spans, CurrentVertxRequest current) {
        this.origins = origins;
        this.config = config;
        this.offers = offers;
        this.spans = spans;
        this.current = current;
    }

    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response check(ContainerRequestContext request) {
        var asked = current.getCurrent();
        spans.begin(asked);
        asked.addHeadersEndHandler(_ -> tell(asked));
        var origin = request.getHeaderString(ORIGIN);
        if (!origins.allows(origin, request.getHeaderString(HttpHeaders.HOST))) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "This origin is not allowed");
        }
        if (request.getLength() > config.maxBodyBytes()) {
            throw new RequestRejected(ErrorCode.TOO_LARGE, "A body has " + config.maxBodyBytes() + " bytes at most");
        }
        var methods = offers.of(request.getUriInfo().getPath());
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            if (origin != null && request.getHeaderString(ASKED_METHOD) != null) {
                // What is asked for a path that is not there is to be readable too.
                return preflight(methods.map(RequestFilter::list).orElse(METHODS));
            }
            var allowed = methods.orElseThrow(NotFoundException::new);
            return Response.noContent().header(HttpHeaders.ALLOW, list(allowed)).build();
        }
        if (methods.isPresent() && !methods.get().contains(request.getMethod())) {
            throw new NotAllowedException(Response.status(Response.Status.METHOD_NOT_ALLOWED)
                    .header(HttpHeaders.ALLOW, list(methods.get()))
                    .build());
        }
        return null;
    }

    private static String list(Set<String> methods) {
        return String.join(", ", methods);
    }

    private Response preflight(String methods) {
        return Response.noContent()
                .header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Allow-Headers", HEADERS)
                .header("Access-Control-Max-Age", config.preflightAge().toSeconds())
                .build();
    }

    /// With every answer, whatever answers: a stream of events passes no filter of responses.
    private void tell(RoutingContext asked) {
        var headers = asked.response().headers();
        var origin = asked.request().getHeader(ORIGIN);
        if (origin != null && origins.allows(origin, asked.request().getHeader(HttpHeaders.HOST))) {
            headers.set("Access-Control-Allow-Origin", origin);
            headers.set("Access-Control-Expose-Headers", OriginPolicy.EXPOSED);
        }
        headers.add(HttpHeaders.VARY, ORIGIN);
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            // Everything here is somebody's own; with a tag it may be kept, and has to be asked for again.
            headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
