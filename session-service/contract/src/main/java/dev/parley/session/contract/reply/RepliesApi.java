package dev.parley.session.contract.reply;

import dev.parley.session.contract.message.MessageView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// The durable requests for AI answers. Called by a service for itself.
@Path(RepliesApi.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface RepliesApi {
    String PATH = "/internal/v1/replies";

    @GET
    @Path("/{reply}")
    ReplyView get(@PathParam("reply") UUID reply);

    /// What a sweeper should take up. `idleMillis` leaves alone what was asked for only just now.
    @GET
    UnclaimedReplies unclaimed(
            @QueryParam("idle_ms") @DefaultValue("1000") long idleMillis,
            @QueryParam("limit") @DefaultValue("64") int limit);

    /// Takes the reply: `conflict` when it was to be stopped (and is so now), or when somebody holds it, it has
    /// ended, or another reply of its conversation is being written (it then stays pending, and takes its turn).
    @POST
    @Path("/{reply}/claim")
    ReplyClaim claim(@PathParam("reply") UUID reply, ReplyLease lease);

    @POST
    @Path("/{reply}/renew")
    ReplyView renew(@PathParam("reply") UUID reply, ReplyLease lease);

    /// Gives a claimed reply back unanswered: it is pending again.
    @POST
    @Path("/{reply}/release")
    ReplyView release(@PathParam("reply") UUID reply, ReplyLease lease);

    /// Stores the answer as the conversation's next message and ends the reply, both or neither.
    @POST
    @Path("/{reply}/complete")
    MessageView complete(@PathParam("reply") UUID reply, ReplyCompletion completion);

    /// Ends a reply that is [ReplyView#stopping]. What it has said, if anything, becomes the conversation's
    /// next message, marked as stopped; its usage is kept either way.
    @POST
    @Path("/{reply}/stopped")
    ReplyView stopped(@PathParam("reply") UUID reply, ReplyCompletion completion);

    /// What was heard of it, if anything, becomes the conversation's next message, marked as failed.
    @POST
    @Path("/{reply}/fail")
    ReplyView fail(@PathParam("reply") UUID reply, ReplyFailure failure);
}
