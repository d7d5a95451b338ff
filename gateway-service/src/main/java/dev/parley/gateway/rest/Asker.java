package dev.parley.gateway.rest;

import dev.parley.gateway.protocol.Caller;
import jakarta.enterprise.context.RequestScoped;

/// Who asks in the request at hand; known in resources that are [SignedIn].
@RequestScoped
public class Asker {
    private Caller.Member member;

    void is(Caller.Member signedIn) {
        member = signedIn;
    }

    public Caller.Member member() {
        if (member == null) {
            throw new IllegalStateException("This resource lets everybody in");
        }
        return member;
    }
}
