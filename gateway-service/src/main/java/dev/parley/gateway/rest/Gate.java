package dev.parley.gateway.rest;

import dev.parley.gateway.auth.OriginPolicy;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What every request has to pass before it is looked at: the origin of its page, and the size of its body.
/// What was let in from another page is told to its browser (CORS).
class Gate {
    private static final String ORIGIN = "Origin";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key, If-None-Match";
    private static final String EXPOSED = "Allow, Content-Disposition, ETag, Location, Retry-After, WWW-Authenticate";

    private final OriginPolicy origins;
    private final RestConfig config;

    Gate(OriginPolicy origins, RestConfig config) {
        this.origins = origins;
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true)
    Response check(ContainerRequestContext request) {
        var origin = request.getHeaderString(ORIGIN);
        if (!origins.allows(origin, request.getHeaderString(HttpHeaders.HOST))) {
            throw new Refused(ErrorCode.FORBIDDEN, "This origin is not allowed");
        }
        if (request.getLength() > config.maxBodyBytes()) {
            throw new Refused(ErrorCode.TOO_LARGE, "A body has " + config.maxBodyBytes() + " bytes at most");
        }
        return origin != null && request.getMethod().equals(HttpMethod.OPTIONS) ? preflight() : null;
    }

    private Response preflight() {
        return Response.noContent()
                .header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Allow-Headers", HEADERS)
                .header("Access-Control-Max-Age", config.preflightAge().toSeconds())
                .build();
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        var origin = request.getHeaderString(ORIGIN);
        if (origin != null && origins.allows(origin, request.getHeaderString(HttpHeaders.HOST))) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
            response.getHeaders().putSingle("Access-Control-Expose-Headers", EXPOSED);
        }
        response.getHeaders().add(HttpHeaders.VARY, ORIGIN);
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            // Everything here is somebody's own; with a tag it may be kept, and has to be asked for again.
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
