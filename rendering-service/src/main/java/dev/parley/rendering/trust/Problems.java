package dev.parley.rendering.trust;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Tells our refusals in one shape.
class Problems {
    @ServerExceptionMapper
    Response refused(RequestRejected refused) {
        return answer(refused.code(), refused.getMessage());
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException stranger) {
        return answer(ErrorCode.UNAUTHENTICATED, "A service token is required");
    }

    /// Jackson's own words name our classes.
    @ServerExceptionMapper
    Response unreadable(JacksonException malformed) {
        return answer(ErrorCode.BAD_REQUEST, "The body is not the JSON expected here");
    }

    /// Named for itself, because Quarkus has a mapper of its own for it.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatch) {
        return unreadable(mismatch);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException refusal) {
        var status = refusal.getResponse().getStatus();
        return switch (status) {
            case 404 -> answer(ErrorCode.NOT_FOUND, "No such thing");
            case 413 -> answer(ErrorCode.TOO_LARGE, "Too large");
            case 503 -> answer(ErrorCode.UNAVAILABLE, "Away for the moment");
            default ->
                status < 500
                        ? answer(ErrorCode.BAD_REQUEST, "Not understood")
                        : answer(ErrorCode.INTERNAL, "Something went wrong here");
        };
    }

    private static Response answer(ErrorCode code, String detail) {
        return Response.status(code.status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(code, detail))
                .build();
    }
}
