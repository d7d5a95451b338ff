package dev.parley.gateway.rest.pitchey;

import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Conversations and messages by their numbers.
@Path("/api/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class PitcheyMessagesResource {
    private static final int PAGE = 50;

    private final PitcheyConversations conversations;

    PitcheyMessagesResource(PitcheyConversations conversations) {
        this.conversations = conversations;
    }

    @GET
    @Path("/conversations")
    public byte[] conversations() {
        return conversations.all();
    }

    /// The newest first page; `cursor` goes back in time.
    @GET
    @Path("/{conversation}/messages")
    public byte[] messages(
            @PathParam("conversation") String conversation, @QueryParam("cursor") @Nullable String cursor) {
        return conversations.messages(conversation, before(cursor), PAGE);
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "cursor is not one of ours");
        }
        return Long.valueOf(cursor);
    }

    @POST
    @Path("/send")
    public Response send(byte[] body) {
        return Response.status(201)
                .entity(conversations.send(ParleyForm.fields(body)))
                .build();
    }

    @POST
    @Path("/conversations/{conversation}/read")
    @Consumes(MediaType.WILDCARD)
    public byte[] read(@PathParam("conversation") String conversation) {
        return conversations.read(conversation);
    }
}
