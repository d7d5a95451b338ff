package dev.parley.gateway.protocol;

/// Thrown by a dialect that cannot make a command of a frame. Like every refusal it has no stack trace.
public final class RefusedFrame extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;
    private final transient Object reference;

    public RefusedFrame(Refusal refusal, Object reference) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
        this.reference = reference;
    }

    public Refusal refusal() {
        return refusal;
    }

    /// What [Dialect#refusal] needs to answer this very frame.
    public Object reference() {
        return reference;
    }
}
