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
        try {
            var problem = response.readEntity(Problem.class);
            if (problem != null && problem.code() != null) {
                return problem.refusal();
            }
        } catch (ProcessingException | IllegalStateException e) {
            // Said below by the status alone: something in between answered.
        }
        return switch (response.getStatus()) {
            case 502, 503, 504 -> new RequestRejected(ErrorCode.UNAVAILABLE, "The service is away for the moment");
            default ->
                new RequestRejected(ErrorCode.INTERNAL, "The service answered with status " + response.getStatus());
        };
    }
}
