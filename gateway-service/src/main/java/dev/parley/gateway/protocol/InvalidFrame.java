package dev.parley.gateway.protocol;

/// Thrown by a dialect that cannot make a command of a frame. Like every refusal it has no stack trace.
public final class InvalidFrame extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Rejection rejection;
    private final transient FrameReference reference;

    public InvalidFrame(Rejection rejection, FrameReference reference) {
        super(rejection.message(), null, false, false);
        this.rejection = rejection;
        this.reference = reference;
    }

    public Rejection refusal() {
        return rejection;
    }

    /// What [Dialect#refusal] needs to answer this very frame.
    public FrameReference reference() {
        return reference;
    }
}
