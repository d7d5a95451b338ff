package dev.parley.gateway.rest.pitchey;

import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The addresses by which the pages of each kind of person mark their conversations as read.
@Path("/api")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class PitcheyPortalsResource {
    private final PitcheyConversations conversations;

    PitcheyPortalsResource(PitcheyConversations conversations) {
        this.conversations = conversations;
    }

    @POST
    @Path("/creator/conversations/{conversation}/read")
    public byte[] readByCreator(@PathParam("conversation") String conversation) {
        return conversations.read(conversation);
    }

    @POST
    @Path("/investor/conversations/{conversation}/read")
    public byte[] readByInvestor(@PathParam("conversation") String conversation) {
        return conversations.read(conversation);
    }

    @POST
    @Path("/production/conversations/{conversation}/read")
    public byte[] readByProduction(@PathParam("conversation") String conversation) {
        return conversations.read(conversation);
    }
}
