package dev.parley.gateway.rest.v1;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationVersion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One's conversations, and one's own part in each.
@Path("/api/v1/conversations")
@Consumes(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class ConversationsResource {
    private static final String WITHOUT_MESSAGES = "0";

    private final Api api;

    ConversationsResource(Api api) {
        this.api = api;
    }

    @GET
    public Response list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("status") @Nullable String status,
            @QueryParam("query") @Nullable String query,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return api.ok(
                "conversation.list",
                CommandFields.empty()
                        .text("kind", kind)
                        .text("status", status)
                        .text("query", query)
                        .number("limit", limit)
                        .text("cursor", cursor));
    }

    @POST
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, byte[] body) {
        var question = CommandFields.of(body).key(idempotencyKey);
        var created = (Answer.Conversation) api.ask("conversation.create", question);
        var id = created.conversation().id();
        return api.answer(201, created)
                .location(URI.create("/api/v1/conversations/" + id))
                .build();
    }

    /// Without messages, unless some are asked for.
    @GET
    @Path("/{conversation}")
    public Response get(
            @PathParam("conversation") String conversation,
            @QueryParam("after_seq") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpHeaders headers) {
        var snapshot = look(conversation, after, limit == null ? WITHOUT_MESSAGES : limit);
        var body = body(snapshot);
        var tag = Tag.of(body(withoutMessages(snapshot)));
        if (!snapshot.messages().isEmpty() || snapshot.more()) {
            tag = Tag.with(tag, body);
        }
        var unchanged = Conditions.of(headers).unchanged(tag);
        return unchanged != null
                ? unchanged
                : Response.ok(body, MediaType.APPLICATION_JSON_TYPE).tag(tag).build();
    }

    private ConversationSnapshot look(String conversation, @Nullable String after, String limit) {
        var opened = (Answer.ConversationOpened) api.ask(
                "conversation.open",
                CommandFields.empty()
                        .about("conversation_id", conversation)
                        .number("after_seq", after)
                        .number("limit", limit));
        return opened.snapshot();
    }

    private byte[] body(ConversationSnapshot snapshot) {
        return api.body(new Answer.ConversationOpened(snapshot));
    }

    /// What is the same however many messages somebody looks at.
    private static ConversationSnapshot withoutMessages(ConversationSnapshot snapshot) {
        return new ConversationSnapshot(
                snapshot.conversation(), snapshot.participants(), List.of(), false, snapshot.seq());
    }

    /// How the conversation is still to stand when something is done to it; null: however it does.
    private @Nullable ConversationVersion expected(HttpHeaders headers, String conversation) {
        var conditions = Conditions.of(headers);
        if (conditions.none()) {
            return null;
        }
        var snapshot = look(conversation, null, WITHOUT_MESSAGES);
        conditions.mustHold(Tag.of(body(withoutMessages(snapshot))));
        return conditions.nameWhatIsThere() ? ConversationVersion.of(snapshot.conversation()) : null;
    }

    @PATCH
    @Path("/{conversation}")
    public Response change(@PathParam("conversation") String conversation, @Context HttpHeaders headers, byte[] body) {
        var expected = expected(headers, conversation);
        var fields = CommandFields.of(body).about("conversation_id", conversation);
        var change = (Command.ChangeConversation) api.command("conversation.update", fields);
        return api.ok(new Command.ChangeConversation(
                change.conversation(), change.patch().onlyIf(expected)));
    }

    @DELETE
    @Path("/{conversation}")
    public Response delete(@PathParam("conversation") String conversation, @Context HttpHeaders headers) {
        var expected = expected(headers, conversation);
        api.ask(new Command.DeleteConversation(CommandFields.known(conversation), expected));
        return Response.noContent().build();
    }

    @POST
    @Path("/{conversation}/leave")
    @Consumes(MediaType.WILDCARD)
    public Response leave(@PathParam("conversation") String conversation) {
        api.ask("conversation.leave", CommandFields.empty().about("conversation_id", conversation));
        return Response.noContent().build();
    }

    @PUT
    @Path("/{conversation}/read")
    public Response read(@PathParam("conversation") String conversation, byte[] body) {
        return api.ok("read.mark", CommandFields.of(body).about("conversation_id", conversation));
    }
}
