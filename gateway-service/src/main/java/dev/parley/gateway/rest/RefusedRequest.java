package dev.parley.gateway.rest;

import dev.parley.gateway.protocol.Rejection;

/// A request was not carried out. Like every refusal it has no stack trace.
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Rejection rejection;

    public RefusedRequest(Rejection rejection) {
        super(rejection.message(), null, false, false);
        this.rejection = rejection;
    }

    public Rejection refusal() {
        return rejection;
    }
}
