package dev.parley.gateway.rest.v1;

import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Who takes part in a conversation, and as what.
@Path("/api/v1/conversations/{conversation}")
@Consumes(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class ParticipantsResource {
    private final Api api;
    private final Conversations conversations;

    ParticipantsResource(Api api, Conversations conversations) {
        this.api = api;
        this.conversations = conversations;
    }

    @GET
    @Path("/participants")
    public Response list(@PathParam("conversation") String conversation) {
        return api.answer(200, conversations.participants(api.caller(), CommandFields.known(conversation)))
                .build();
    }

    @POST
    @Path("/participants")
    public Response add(@PathParam("conversation") String conversation, byte[] body) {
        return api.ok("participant.add", CommandFields.of(body).about("conversation_id", conversation));
    }

    /// Said of somebody who takes part already, it changes the role.
    @PUT
    @Path("/participants/{person}")
    public Response put(
            @PathParam("conversation") String conversation, @PathParam("person") String person, byte[] body) {
        return api.ok(
                "participant.add",
                CommandFields.of(body).about("conversation_id", conversation).about("user_id", person));
    }

    @DELETE
    @Path("/participants/{person}")
    public Response remove(@PathParam("conversation") String conversation, @PathParam("person") String person) {
        return api.ok(
                "participant.remove",
                CommandFields.empty().about("conversation_id", conversation).about("user_id", person));
    }

    /// Who of them is there.
    @GET
    @Path("/presence")
    public Response presence(@PathParam("conversation") String conversation) {
        return api.ok("presence.get", CommandFields.empty().about("conversation_id", conversation));
    }
}
