package dev.parley.gateway.rest;

import dev.parley.gateway.protocol.Refusal;

/// A request was not carried out. Like every refusal it has no stack trace.
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    public RefusedRequest(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
