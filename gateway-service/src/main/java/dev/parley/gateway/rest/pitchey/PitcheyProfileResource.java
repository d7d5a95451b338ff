package dev.parley.gateway.rest.pitchey;

import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Who one is.
@Path(PitcheyProfileResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class PitcheyProfileResource {
    static final String PATH = "/api/auth/profile";

    private final PitcheyConversations conversations;

    PitcheyProfileResource(PitcheyConversations conversations) {
        this.conversations = conversations;
    }

    @GET
    public byte[] profile() {
        return conversations.profile();
    }
}
