package dev.parley.gateway.protocol.avai;

import dev.parley.session.contract.problem.ErrorCode;

/// The codes of the avai dialect's error frame, and the older `error.type` each is told with (docs/dialects/avai.md).
enum AvaiError {
    AUTHENTICATION_REQUIRED("AUTHENTICATION_ERROR", ErrorCode.UNAUTHENTICATED),
    INVALID_SERVICE_KEY("AUTHENTICATION_ERROR", ErrorCode.UNAUTHENTICATED),
    INVALID_TITLE("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    TITLE_TOO_LONG("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    DESCRIPTION_TOO_LONG("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    INVALID_LIMIT("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    MISSING_THREAD_ID("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    INVALID_THREAD_ID("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    THREAD_NOT_FOUND("VALIDATION_ERROR", ErrorCode.NOT_FOUND),
    THREAD_ACCESS_DENIED("AUTHORIZATION_ERROR", ErrorCode.FORBIDDEN),
    INVALID_PIN_STATUS("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    INVALID_CONTENT("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    INVALID_CONTENT_TYPE("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    MESSAGE_TOO_LARGE("VALIDATION_ERROR", ErrorCode.TOO_LARGE),
    RATE_LIMIT_EXCEEDED("RATE_LIMIT_ERROR", ErrorCode.RATE_LIMITED),
    UNKNOWN_MESSAGE_TYPE("VALIDATION_ERROR", ErrorCode.UNKNOWN_TYPE),
    UNKNOWN_AI_MESSAGE_TYPE("VALIDATION_ERROR", ErrorCode.UNKNOWN_TYPE),
    INVALID_MESSAGE("VALIDATION_ERROR", ErrorCode.BAD_REQUEST),
    AI_UNAVAILABLE("AI_CONNECTION_ERROR", ErrorCode.AI_UNAVAILABLE),
    /// The code is that of every fault of ours; the type tells a storage that is away from a bug.
    STORAGE_UNAVAILABLE("DATABASE_ERROR", ErrorCode.UNAVAILABLE),
    INTERNAL_ERROR("INTERNAL_ERROR", ErrorCode.INTERNAL);

    private static final String AUTHENTICATION = "AUTHENTICATION_ERROR";

    final String type;
    final ErrorCode neutral;

    AvaiError(String type, ErrorCode neutral) {
        this.type = type;
        this.neutral = neutral;
    }

    String code() {
        return this == STORAGE_UNAVAILABLE ? INTERNAL_ERROR.name() : name();
    }

    /// What clients that say `authenticate` know a refused sign-in by; `error.type` is that of all such errors.
    String typeFor(String frame) {
        return frame.equals("authenticate") && type.equals(AUTHENTICATION) ? "AUTH_FAILED" : type;
    }

    /// How this dialect calls what another part of Parley refused.
    static AvaiError of(ErrorCode code) {
        return switch (code) {
            case BAD_REQUEST, CONFLICT -> INVALID_MESSAGE;
            case UNKNOWN_TYPE -> UNKNOWN_MESSAGE_TYPE;
            case UNAUTHENTICATED -> AUTHENTICATION_REQUIRED;
            case FORBIDDEN -> THREAD_ACCESS_DENIED;
            case NOT_FOUND -> THREAD_NOT_FOUND;
            case TOO_LARGE -> MESSAGE_TOO_LARGE;
            case RATE_LIMITED -> RATE_LIMIT_EXCEEDED;
            case AI_UNAVAILABLE -> AI_UNAVAILABLE;
            case UNAVAILABLE -> STORAGE_UNAVAILABLE;
            case INTERNAL -> INTERNAL_ERROR;
        };
    }
}
