package dev.parley.gateway.protocol;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import org.jspecify.annotations.Nullable;

/// A token that may be good is nobody's here: `unauthenticated`, and some dialects have words of their own for it.
public final class SignInRejected extends RequestRejected {
    private static final long serialVersionUID = 1L;

    /// What is wrong with whose it is.
    public enum Fault {
        /// It does not say.
        NOBODY,
        /// Whoever knows the people knows no such one.
        NO_PROFILE,
        /// Whoever knows the people does not let this one in.
        FORBIDDEN
    }

    private final Fault fault;

    public SignInRejected(Fault fault, @Nullable String detail) {
        super(ErrorCode.UNAUTHENTICATED, detail);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
