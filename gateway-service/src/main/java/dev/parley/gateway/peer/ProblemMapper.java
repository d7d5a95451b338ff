package dev.parley.gateway.peer;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Turns a sibling's `application/problem+json` back into the refusal it was.
final class ProblemMapper implements ResponseExceptionMapper<RequestRejected> {
    @Override
    public RequestRejected toThrowable(Response response) {
        return refusal(response.getStatus(), problem(response));
    }

    private static Problem problem(Response response) {
        try {
            return response.readEntity(Problem.class);
        } catch (ProcessingException | IllegalStateException e) {
            return null;
        }
    }

    /// `problem` null: something in between answered, and the status alone says what became of it.
    static RequestRejected refusal(int status, Problem problem) {
        if (problem != null && problem.code() != null) {
            return problem.refusal();
        }
        return switch (status) {
            case 502, 503, 504 -> new RequestRejected(ErrorCode.UNAVAILABLE, "The service is away for the moment");
            default -> new RequestRejected(ErrorCode.INTERNAL, "The service answered with status " + status);
        };
    }
}
