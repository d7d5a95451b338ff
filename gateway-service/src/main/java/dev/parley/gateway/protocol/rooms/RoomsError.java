package dev.parley.gateway.protocol.rooms;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.problem.ErrorCode;

/// What these clients are told when something is refused (docs/dialects/rooms.md).
enum RoomsError {
    AUTH_FAILED(ErrorCode.UNAUTHENTICATED),
    INVALID_MESSAGE(ErrorCode.BAD_REQUEST),
    VALIDATION_ERROR(ErrorCode.BAD_REQUEST),
    NOT_PARTICIPANT(ErrorCode.NOT_FOUND),
    HTTP_ERROR(ErrorCode.UNAVAILABLE),
    RATE_LIMITED(ErrorCode.RATE_LIMITED),
    SERVER_SHUTDOWN(ErrorCode.UNAVAILABLE);

    static final String NOT_A_PARTICIPANT = "You are not a participant in this chat";

    private final ErrorCode code;

    RoomsError(ErrorCode code) {
        this.code = code;
    }

    Rejection refusal(String message) {
        return new Rejection(code, name(), message, 0);
    }
}
