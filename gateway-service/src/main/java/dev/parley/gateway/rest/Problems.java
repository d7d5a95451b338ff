package dev.parley.gateway.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.service.log.Sparing;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every way to say no, in the words of the face it is said on. What is not said on purpose is our bug: logged once
/// with its trace, told without it.
class Problems {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final List<ErrorWording> encoders;
    private final Sparing bugs = new Sparing();

    Problems(@All List<ErrorWording> encoders) {
        this.encoders = encoders;
    }

    @ServerExceptionMapper
    Response refused(RequestRejected refused, UriInfo uri) {
        return answer(refused.status(), Rejection.of(refused), uri);
    }

    @ServerExceptionMapper
    Response refused(RefusedRequest refused, UriInfo uri) {
        return answer(refused.refusal(), uri);
    }

    @ServerExceptionMapper
    Response refused(InvalidFrame refused, UriInfo uri) {
        return answer(refused.refusal(), uri);
    }

    /// Jackson's own words name our classes.
    @ServerExceptionMapper
    Response unreadable(JacksonException malformed, UriInfo uri) {
        return answer(Rejection.of(ErrorCode.BAD_REQUEST, "The body is not the JSON expected here"), uri);
    }

    /// Named for itself, because Quarkus has a mapper of its own for it.
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatch, UriInfo uri) {
        return unreadable(mismatch, uri);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException refusal, UriInfo uri) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException malformed) {
                return unreadable(malformed, uri);
            }
        }
        var status = refusal.getResponse().getStatus();
        return switch (status) {
            case 401 -> answer(status, Rejection.of(ErrorCode.UNAUTHENTICATED, "Authentication is required"), uri);
            case 403 -> answer(status, Rejection.of(ErrorCode.FORBIDDEN, "Not allowed"), uri);
            case 404 -> answer(status, Rejection.of(ErrorCode.NOT_FOUND, "There is no such thing"), uri);
            case 405 -> {
                var answer = answer(status, Rejection.of(ErrorCode.BAD_REQUEST, "This cannot be done here"), uri);
                var allowed = refusal.getResponse().getHeaders().get(HttpHeaders.ALLOW);
                if (allowed != null) {
                    answer.getHeaders().put(HttpHeaders.ALLOW, allowed);
                }
                yield answer;
            }
            case 412 -> answer(status, Rejection.of(ErrorCode.CONFLICT, "It is no longer as it was known"), uri);
            case 413 -> answer(status, Rejection.of(ErrorCode.TOO_LARGE, "The body is too large"), uri);
            case 415 -> answer(status, Rejection.of(ErrorCode.BAD_REQUEST, "The body has to be application/json"), uri);
            default ->
                status < 500
                        ? answer(status, Rejection.of(ErrorCode.BAD_REQUEST, "The request is not understood"), uri)
                        : unexpected(refusal, uri);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable bug, UriInfo uri) {
        if (Leavers.hasLeft(bug)) {
            Log.debug("Whoever asked has left");
            return answer(Rejection.of(ErrorCode.BAD_REQUEST, "The request has no end"), uri);
        }
        bugs.turn().ifPresent(leftOut -> Log.errorf(bug, "A request failed by a bug left_out=%d", leftOut));
        return answer(Rejection.of(ErrorCode.INTERNAL, "Something went wrong on our side"), uri);
    }

    private Response answer(Rejection refusal, UriInfo uri) {
        return answer(refusal.code().status, refusal, uri);
    }

    private Response answer(int status, Rejection refusal, UriInfo uri) {
        var response = Response.status(status);
        if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal.code() == ErrorCode.UNAVAILABLE && refusal.retryAfterMillis() == 0) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (refusal.retryAfterMillis() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, Math.ceilDiv(refusal.retryAfterMillis(), 1000));
        }
        // Not its whole address, which a request of HTTP/1.0 without a Host has not.
        var path = uri.getPath();
        for (var encoder : encoders) {
            if (encoder.isFor(path)) {
                return response.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(encoder.entity(refusal))
                        .build();
            }
        }
        return response.type(Problem.MEDIA_TYPE)
                .entity(problem(status, refusal))
                .build();
    }

    private static Object problem(int status, Rejection refusal) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", refusal.code().wire().replace('_', ' '));
        problem.put("status", status);
        problem.put("detail", refusal.message());
        problem.put("code", refusal.code().wire());
        problem.put("retryable", refusal.code().retryable);
        if (refusal.retryAfterMillis() > 0) {
            problem.put("retry_after_ms", refusal.retryAfterMillis());
        }
        return problem;
    }
}
