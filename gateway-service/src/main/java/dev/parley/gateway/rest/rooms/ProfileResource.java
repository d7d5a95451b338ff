package dev.parley.gateway.rest.rooms;

import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Who one is.
@Path("/auth/profile")
@Produces(MediaType.APPLICATION_JSON)
@SignedIn(delegated = true)
@RunOnVirtualThread
class ProfileResource {
    private final Chats chats;

    ProfileResource(Chats chats) {
        this.chats = chats;
    }

    @GET
    public byte[] profile() {
        return chats.form().profile(chats.caller().person());
    }
}
