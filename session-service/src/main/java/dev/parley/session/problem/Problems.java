package dev.parley.session.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parley.service.log.Sparing;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every way to say no leaves as `application/problem+json`. What is not said on purpose is our bug: logged once with
/// its trace, told without it.
class Problems {
    private final Sparing bugs = new Sparing();

    @ServerExceptionMapper
    Response refused(RequestRejected refused) {
        return answer(refused);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException stranger) {
        return answer(ErrorCode.UNAUTHENTICATED, "A service token is required");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return answer(ErrorCode.FORBIDDEN, "Only a service itself may do this");
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
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException malformed) {
                return unreadable(malformed);
            }
        }
        var status = refusal.getResponse().getStatus();
        return switch (status) {
            case 401 -> answer(ErrorCode.UNAUTHENTICATED, "A service token is required");
            case 403 -> answer(ErrorCode.FORBIDDEN, "Not allowed");
            case 404 -> answer(ErrorCode.NOT_FOUND, "No such thing");
            case 409 -> answer(ErrorCode.CONFLICT, "Out of date");
            case 413 -> answer(ErrorCode.TOO_LARGE, "Too large");
            case 503 -> answer(ErrorCode.UNAVAILABLE, "Away for the moment");
            default -> status < 500 ? answer(ErrorCode.BAD_REQUEST, "Not understood") : unexpected(refusal);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable bug) {
        if (isGone(bug)) {
            Log.debug("Whoever asked is gone");
        } else {
            bugs.turn().ifPresent(leftOut -> Log.errorf(bug, "A request failed by a bug left_out=%d", leftOut));
        }
        return answer(ErrorCode.INTERNAL, "Something went wrong here");
    }

    /// A gateway that dies in the midst of its request is no bug here.
    private static boolean isGone(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }

    private static Response answer(ErrorCode code, String detail) {
        return answer(new RequestRejected(code, detail));
    }

    private static Response answer(RequestRejected refused) {
        return Response.status(refused.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refused))
                .build();
    }
}
