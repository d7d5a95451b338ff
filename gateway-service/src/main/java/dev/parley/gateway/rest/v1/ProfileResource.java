package dev.parley.gateway.rest.v1;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// Who one is.
@Path("/api/v1/profile")
@SignedIn
@RunOnVirtualThread
class ProfileResource {
    private final Api api;

    ProfileResource(Api api) {
        this.api = api;
    }

    @GET
    public Response profile() {
        return api.answer(200, new Answer.Authenticated(api.caller())).build();
    }
}
