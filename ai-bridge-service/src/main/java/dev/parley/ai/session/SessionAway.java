package dev.parley.ai.session;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import org.jspecify.annotations.Nullable;

/// session-service did not answer, or not with sense: what was asked of it may have happened or not. The same call may
/// succeed later.
public final class SessionAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// `cause` null: there is nobody to ask.
    SessionAway(@Nullable Throwable cause) {
        super(cause == null ? null : cause.getClass().getSimpleName(), cause, false, false);
    }

    /// What somebody is told who waits for the answer.
    public RequestRejected refusal() {
        return new RequestRejected(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment");
    }
}
