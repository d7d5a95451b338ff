package dev.parley.service.problem;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What a service says no to on purpose leaves as `application/problem+json`. For those that let only services in.
@IfBuildProperty(name = "quarkus.smallrye-jwt.enabled", stringValue = "true")
public class Refusals {
    @ServerExceptionMapper
    public Response refused(RequestRejected refused) {
        return answer(refused);
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException stranger) {
        return answer(ErrorCode.UNAUTHENTICATED, "A service token is required");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden) {
        return answer(ErrorCode.FORBIDDEN, "Only a service itself may do this");
    }

    static Response answer(ErrorCode code, String detail) {
        return answer(new RequestRejected(code, detail));
    }

    private static Response answer(RequestRejected refused) {
        return Response.status(refused.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refused))
                .build();
    }
}
