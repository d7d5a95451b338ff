package dev.parley.session.contract.problem;

/// The one exception by which a use case says no. It carries no stack trace: a refusal is an answer, not a bug.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;

    public Refused(ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
