package dev.parley.ai.session;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Turns a refusal on the wire back into the one thrown at the other end. An error that is none of ours (a proxy's)
/// reads as its status.
final class Refusals implements ResponseExceptionMapper<RequestRejected> {
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public RequestRejected toThrowable(Response response) {
        try {
            var problem = response.readEntity(Problem.class);
            if (problem != null && problem.code() != null) {
                return new RequestRejected(problem.code(), problem.detail());
            }
        } catch (RuntimeException notOurs) {
            // Falls through to the status.
        }
        var code = switch (response.getStatus()) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 409 -> ErrorCode.CONFLICT;
            case 413 -> ErrorCode.TOO_LARGE;
            default -> response.getStatus() < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.UNAVAILABLE;
        };
        return new RequestRejected(code, "HTTP " + response.getStatus());
    }
}
