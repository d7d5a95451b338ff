package dev.parley.session.contract.conversation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who takes part in a conversation and how far they have read, for the person the caller acts for. Refusals as in
/// [ConversationsApi].
@Path("/internal/v1/conversations/{conversation}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ParticipantsApi {
    /// The conversation with its newest `limit` messages (0 to 500), or with those after `after` (a `seq`, exclusive).
    /// For no person: of a public conversation, without participants.
    @GET
    @Path("/snapshot")
    ConversationSnapshot snapshot(
            @PathParam("conversation") UUID conversation,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @DefaultValue("50") int limit);

    @GET
    @Path("/participants")
    Participants participants(@PathParam("conversation") UUID conversation);

    /// By an owner, to a group only (else `bad_request`). `not_found` also for a person there is not; `conflict` when
    /// nobody would be left to own it.
    @POST
    @Path("/participants")
    Participants add(@PathParam("conversation") UUID conversation, NewParticipant participant);

    /// By an owner. Removing somebody who takes no part changes nothing.
    @DELETE
    @Path("/participants/{person}")
    Participants remove(@PathParam("conversation") UUID conversation, @PathParam("person") UUID person);

    /// Leaves a group. The last one to leave deletes it; the last owner among others gets `conflict`.
    @POST
    @Path("/leave")
    void leave(@PathParam("conversation") UUID conversation);

    /// Moves the person's marker forward; a marker beyond the conversation's last change stops there.
    @POST
    @Path("/read")
    ReadMark read(@PathParam("conversation") UUID conversation, ReadMark mark);
}
