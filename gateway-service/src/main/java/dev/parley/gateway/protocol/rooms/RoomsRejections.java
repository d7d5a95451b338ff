package dev.parley.gateway.protocol.rooms;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.SignInRejected.Fault;
import dev.parley.session.contract.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/// The `error` of whatever is not carried out (docs/dialects/rooms.md).
final class RoomsRejections {
    private RoomsRejections() {}

    /// Nobody has signed in. `tokenCame`: with the upgrade.
    static byte[] ofUpgrade(Rejection rejection, boolean tokenCame) {
        return RoomsJson.error(RoomsError.AUTH_FAILED.name(), authenticationFault(rejection, tokenCame), null);
    }

    static byte[] ofFrame(Rejection rejection) {
        if (rejection.word() != null) {
            return RoomsJson.error(rejection.word(), rejection.message(), null);
        }
        return switch (rejection.code()) {
            case RATE_LIMITED ->
                RoomsJson.error(
                        RoomsError.RATE_LIMITED.name(),
                        rejection.message(),
                        out -> out.writeNumberField("retryAfterMs", rejection.retryAfterMillis()));
            case NOT_FOUND, FORBIDDEN ->
                RoomsJson.error(RoomsError.NOT_PARTICIPANT.name(), RoomsError.NOT_A_PARTICIPANT, null);
            case TOO_LARGE -> RoomsJson.error(RoomsError.VALIDATION_ERROR.name(), "Message too large", null);
            case UNAVAILABLE, AI_UNAVAILABLE, INTERNAL ->
                RoomsJson.error(RoomsError.HTTP_ERROR.name(), "Request failed after retries", null);
            default ->
                RoomsJson.error(
                        RoomsError.HTTP_ERROR.name(),
                        rejection.code() == ErrorCode.CONFLICT ? "HTTP 409: Conflict" : "HTTP 400: Bad Request",
                        out -> out.writeStringField("error", rejection.message()));
        };
    }

    private static @Nullable String authenticationFault(Rejection rejection, boolean tokenCame) {
        if (!tokenCame) {
            return "No authentication token provided";
        }
        if (rejection.signInFault() == Fault.NO_PROFILE || rejection.signInFault() == Fault.FORBIDDEN) {
            return rejection.message(); // What the API that knows the people says, told as it is.
        }
        return rejection.code() == ErrorCode.UNAUTHENTICATED
                ? "Invalid or expired token"
                : "Authentication is not possible at the moment";
    }
}
