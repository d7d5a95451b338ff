package dev.parley.session.contract.problem;

import org.jspecify.annotations.Nullable;

/// The exception by which a use case says no. It carries no stack trace: a refusal is an answer, not a bug.
public class RequestRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Of HTTP, for what is no longer as whoever changes it knew it.
    static final int PRECONDITION_FAILED = 412;

    private final ErrorCode code;
    private final long retryAfterMillis;
    private final boolean outdated;

    public RequestRejected(ErrorCode code, @Nullable String detail) {
        this(code, detail, 0);
    }

    /// `retryAfterMillis`: when trying again may help; 0: whoever tells it decides.
    public RequestRejected(ErrorCode code, @Nullable String detail, long retryAfterMillis) {
        this(code, detail, retryAfterMillis, false);
    }

    private RequestRejected(ErrorCode code, @Nullable String detail, long retryAfterMillis, boolean outdated) {
        super(detail, null, false, false);
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
        this.outdated = outdated;
    }

    /// What was to be changed is not as it was expected: a conflict, and the only one that HTTP tells by the status of
    /// a condition that does not hold.
    public static RequestRejected outdated() {
        return new RequestRejected(ErrorCode.CONFLICT, "It is no longer as it was known", 0, true);
    }

    public ErrorCode code() {
        return code;
    }

    /// Of HTTP.
    public int status() {
        return outdated ? PRECONDITION_FAILED : code.status;
    }

    public long retryAfterMillis() {
        return retryAfterMillis;
    }
}
