package dev.parley.ai.trust;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.token.ServiceTokenVerifier;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets only our own services in, and tells them our refusals in one shape.
class InternalCalls {
    private static final String BEARER = "Bearer ";

    private final ServiceTokenVerifier verifier;

    InternalCalls(ServiceTokenVerifier verifier) {
        this.verifier = verifier;
    }

    /// Before matching, so that a stranger cannot even learn which paths exist.
    @ServerRequestFilter(preMatching = true)
    Response admit(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        var token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
        return verifier.verify(token).isPresent()
                ? null
                : answer(ErrorCode.UNAUTHENTICATED, "A service token is required");
    }

    @ServerExceptionMapper
    Response refused(RequestRejected refused) {
        return answer(refused.code(), refused.getMessage());
    }

    private static Response answer(ErrorCode code, String detail) {
        return Response.status(code.status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code, detail))
                .build();
    }
}
