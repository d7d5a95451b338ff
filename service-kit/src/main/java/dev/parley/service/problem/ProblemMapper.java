package dev.parley.service.problem;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns a sibling's `application/problem+json` back into the refusal it was. For those that call others.
public final class ProblemMapper implements ResponseExceptionMapper<RequestRejected> {
    @Override
    public RequestRejected toThrowable(Response response) {
        return refusal(response.getStatus(), problem(response));
    }

    private static @Nullable Problem problem(Response response) {
        try {
            return response.readEntity(Problem.class);
        } catch (RuntimeException noProblem) {
            return null;
        }
    }

    /// `problem` null: something in between answered. Then the status alone says what became of it, and never that
    /// whoever asked is not allowed to, or that what it wants is not there: that only a sibling knows.
    public static RequestRejected refusal(int status, @Nullable Problem problem) {
        if (problem != null && problem.code() != null) {
            return problem.refusal();
        }
        return switch (status) {
            case 413 -> new RequestRejected(ErrorCode.TOO_LARGE, "The request is too large");
            case 502, 503, 504 -> new RequestRejected(ErrorCode.UNAVAILABLE, "The service is away for the moment");
            default ->
                new RequestRejected(
                        status == 429 || status >= 500 ? ErrorCode.UNAVAILABLE : ErrorCode.INTERNAL,
                        "The service answered with status " + status);
        };
    }
}
