package dev.parley.service.problem;

import static dev.parley.service.problem.Refusals.answer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parley.service.log.Sparing;
import dev.parley.session.contract.problem.ErrorCode;
import io.quarkus.arc.properties.IfBuildProperty;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What is no request, and what fails, leaves as `application/problem+json` like a refusal, where a service sets
/// `problem.failures`. What is not said on purpose is our bug: logged once with its trace, told without it.
@IfBuildProperty(name = "problem.failures", stringValue = "true")
public class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final Sparing bugs = new Sparing();

    /// Jackson's own words name our classes.
    @ServerExceptionMapper
    public Response unreadable(JacksonException malformed) {
        return answer(ErrorCode.BAD_REQUEST, "The body is not the JSON expected here");
    }

    /// Named for itself, because Quarkus has a mapper of its own for it.
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatch) {
        return unreadable(mismatch);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException refusal) {
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
    public Response unexpected(Throwable bug) {
        if (isGone(bug)) {
            LOG.debug("Whoever asked is gone");
        } else {
            bugs.turn().ifPresent(leftOut -> LOG.errorf(bug, "A request failed by a bug left_out=%d", leftOut));
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
}
