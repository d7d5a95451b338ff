package dev.parley.session.contract.problem;

/// The one exception by which a use case says no. It carries no stack trace: a refusal is an answer, not a bug.
public final class RequestRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;
    private final long retryAfterMillis;

    public RequestRejected(ErrorCode code, String detail) {
        this(code, detail, 0);
    }

    /// `retryAfterMillis`: when trying again may help; 0: whoever tells it decides.
    public RequestRejected(ErrorCode code, String detail, long retryAfterMillis) {
        super(detail, null, false, false);
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
    }

    public ErrorCode code() {
        return code;
    }

    public long retryAfterMillis() {
        return retryAfterMillis;
    }
}
