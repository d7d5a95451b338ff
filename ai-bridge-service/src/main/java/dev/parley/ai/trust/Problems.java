package dev.parley.ai.trust;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Tells our refusals in one shape.
class Problems {
    @ServerExceptionMapper
    Response refused(RequestRejected refused) {
        return Response.status(refused.code().status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refused))
                .build();
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException stranger) {
        return refused(new RequestRejected(ErrorCode.UNAUTHENTICATED, "A service token is required"));
    }
}
