package dev.parley.gateway.rest.v1;

import dev.parley.gateway.messaging.Messages;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Single messages.
@Path("/api/v1/messages/{message}")
@Consumes(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class MessagesResource {
    private final Api api;
    private final Messages messages;

    MessagesResource(Api api, Messages messages) {
        this.api = api;
        this.messages = messages;
    }

    @GET
    public Response get(@PathParam("message") String message, @Context HttpHeaders headers) {
        var found = found(message);
        var tag = tag(found);
        var unchanged = Conditions.of(headers).unchanged(tag);
        return unchanged != null ? unchanged : api.answer(200, found).tag(tag).build();
    }

    private Answer.MessageChanged found(String message) {
        return (Answer.MessageChanged) messages.get(api.caller(), CommandFields.known(message));
    }

    private static EntityTag tag(Answer.MessageChanged found) {
        return new EntityTag(Long.toString(found.message().changedSeq()));
    }

    /// The change that is still to be the message's last when something is done to it; null: any.
    private @Nullable Long expected(HttpHeaders headers, String message) {
        var conditions = Conditions.of(headers);
        if (conditions.none()) {
            return null;
        }
        var found = found(message);
        conditions.mustHold(tag(found));
        return conditions.nameWhatIsThere() ? found.message().changedSeq() : null;
    }

    @PATCH
    public Response edit(@PathParam("message") String message, @Context HttpHeaders headers, byte[] body) {
        var expected = expected(headers, message);
        var fields = CommandFields.of(body).about("message_id", message);
        var edit = (Command.EditMessage) api.command("message.edit", fields);
        return api.ok(new Command.EditMessage(edit.message(), edit.content(), expected));
    }

    /// What is left of it is the answer.
    @DELETE
    public Response delete(@PathParam("message") String message, @Context HttpHeaders headers) {
        var expected = expected(headers, message);
        return api.ok(new Command.DeleteMessage(CommandFields.known(message), expected));
    }

    @PUT
    @Path("/reactions/{emoji}")
    @Consumes(MediaType.WILDCARD)
    public Response react(@PathParam("message") String message, @PathParam("emoji") String emoji) {
        return react(message, emoji, true);
    }

    @DELETE
    @Path("/reactions/{emoji}")
    public Response takeBack(@PathParam("message") String message, @PathParam("emoji") String emoji) {
        return react(message, emoji, false);
    }

    private Response react(String message, String emoji, boolean on) {
        return api.ok(
                "message.react",
                CommandFields.empty()
                        .about("message_id", message)
                        .text("emoji", emoji)
                        .flag("on", on));
    }

    /// Another answer of the AI to it.
    @POST
    @Path("/replies")
    @Consumes(MediaType.WILDCARD)
    public Response regenerate(@PathParam("message") String message) {
        return api.answer(202, api.ask("reply.regenerate", CommandFields.empty().about("message_id", message)))
                .build();
    }
}
