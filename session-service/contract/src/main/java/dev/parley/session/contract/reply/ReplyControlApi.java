package dev.parley.session.contract.reply;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// What a person may do with the replies of the conversations it takes part in; the caller acts for that person.
@Path("/internal/v1/reply-control")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ReplyControlApi {
    /// Ends a pending reply at once; asks whoever writes a streaming one to end it with what it has said. Of a reply
    /// that has ended already it only tells how.
    @POST
    @Path("/{reply}/stop")
    ReplyView stop(@PathParam("reply") UUID reply);

    /// What is being written in this conversation, and what waits to be.
    @GET
    @Path("/conversations/{conversation}/open")
    OpenReplies open(@PathParam("conversation") UUID conversation);

    /// Stops the reply being written in this conversation, if there is one, so that a next one may begin.
    @POST
    @Path("/conversations/{conversation}/interrupt")
    void interrupt(@PathParam("conversation") UUID conversation);

    /// Asks for another answer to a message of a person, or to the one that a message of the AI answers. `conflict`
    /// while a reply waits already.
    @POST
    @Path("/messages/{message}/regenerate")
    ReplyView regenerate(@PathParam("message") UUID message);
}
