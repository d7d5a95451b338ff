package dev.parley.ai.session;

import dev.parley.token.ServiceTokenSigner;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/// Signs each call as the service itself.
record CallSignature(ServiceTokenSigner signer) implements ClientRequestFilter {
    static final String AUDIENCE = "session-service";

    @Override
    public void filter(ClientRequestContext call) {
        call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + signer.tokenFor(AUDIENCE, null));
    }
}
