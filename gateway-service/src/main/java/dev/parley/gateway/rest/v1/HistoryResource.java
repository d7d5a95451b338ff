package dev.parley.gateway.rest.v1;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What was said in a conversation, and what is said next.
@Path("/api/v1/conversations/{conversation}/messages")
@Consumes(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class HistoryResource {
    private final Api api;

    HistoryResource(Api api) {
        this.api = api;
    }

    @GET
    public Response history(
            @PathParam("conversation") String conversation,
            @QueryParam("before_seq") @Nullable String before,
            @QueryParam("after_seq") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return api.ok(
                "message.history",
                CommandFields.empty()
                        .about("conversation_id", conversation)
                        .number("before_seq", before)
                        .number("after_seq", after)
                        .number("limit", limit));
    }

    @POST
    public Response send(
            @PathParam("conversation") String conversation,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            byte[] body) {
        var question =
                CommandFields.of(body).about("conversation_id", conversation).key(idempotencyKey);
        var stored = (Answer.MessageStored) api.ask("message.send", question);
        return api.answer(201, stored)
                .location(URI.create("/api/v1/messages/" + stored.message().id()))
                .build();
    }
}
