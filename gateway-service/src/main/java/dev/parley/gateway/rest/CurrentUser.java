package dev.parley.gateway.rest;

import dev.parley.gateway.protocol.Caller;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Who asks in the request at hand; known in resources that are [SignedIn].
@RequestScoped
public class CurrentUser {
    private Caller.@Nullable Member member;
    private String address = "";

    /// `clientAddress`: as far as a trusted proxy tells.
    void is(Caller.Member signedIn, String clientAddress) {
        member = signedIn;
        address = clientAddress;
    }

    /// Where the client is; "" where nobody has asked to sign in.
    public String address() {
        return address;
    }

    public Caller.Member member() {
        if (member == null) {
            throw new IllegalStateException("This resource lets everybody in");
        }
        return member;
    }
}
