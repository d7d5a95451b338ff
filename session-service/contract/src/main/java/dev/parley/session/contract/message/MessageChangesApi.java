package dev.parley.session.contract.message;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Single messages and their changes, for the person the caller acts for; each answers with the message as it
/// is then. What changes nothing (the same text, a reaction that is there) takes no `seq`. A message of a
/// conversation one may not see is `not_found`; a deleted one takes no more changes (`conflict`). One whose
/// `changedSeq` is not the one expected is outdated ([dev.parley.session.contract.problem.RequestRejected#outdated]),
/// and stays as it is.
@Path("/internal/v1/messages/{message}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface MessageChangesApi {
    /// By whoever may see its conversation.
    @GET
    MessageView get(@PathParam("message") UUID message);

    /// By its sender.
    @PATCH
    MessageView edit(@PathParam("message") UUID message, MessageEdit edit);

    /// By its sender, or by an owner of the conversation. A tombstone stays; deleting it again changes nothing.
    @DELETE
    MessageView delete(@PathParam("message") UUID message, @QueryParam("expected") @Nullable Long expectedSeq);

    /// By whoever takes part.
    @POST
    @Path("/reactions")
    MessageView react(@PathParam("message") UUID message, ReactionChange change);
}
