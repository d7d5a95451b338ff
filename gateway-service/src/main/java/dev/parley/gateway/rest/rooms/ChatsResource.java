package dev.parley.gateway.rest.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The REST of the rooms system (docs/dialects/rooms.md).
@Path("/chats")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SignedIn(delegated = true)
@RunOnVirtualThread
class ChatsResource {
    private static final int PAGE = 50;
    private static final int MAX_KEY = 64;

    private final Chats chats;

    ChatsResource(Chats chats) {
        this.chats = chats;
    }

    @GET
    public byte[] list() {
        return chats.all();
    }

    @POST
    public Response create(byte[] json) {
        var wanted = NewChat.read(ParleyForm.fields(json));
        var others = chats.people(wanted.others());
        var kind = others.size() == 1 && wanted.name() == null && wanted.key() == null
                ? ConversationKind.DIRECT
                : ConversationKind.GROUP;
        var made = (Answer.Conversation) chats.ask(
                new Command.CreateConversation(new NewConversation(kind, wanted.name(), null, others, wanted.key())));
        var chat = made.conversation().id();
        if (wanted.initialMessage() != null) {
            // Who asks for a chat about a store again in the same words has begun it already.
            var key = wanted.key() == null
                    ? UUID.randomUUID().toString()
                    : UUID.nameUUIDFromBytes((wanted.key() + " " + wanted.initialMessage()).getBytes(UTF_8))
                            .toString();
            send(chat, key, wanted.initialMessage());
        }
        var isOld = wanted.key() != null && made.conversation().messageCount() > 0;
        return Response.status(isOld ? 200 : 201)
                .entity(chats.form().chat(chats.look(chat, 1)))
                .build();
    }

    @GET
    @Path("/{chat}")
    public byte[] get(@PathParam("chat") String chat) {
        return chats.form().chat(chats.look(Chats.id(chat), 1));
    }

    /// The newest first page; `nextToken` goes back in time.
    @GET
    @Path("/{chat}/messages")
    public byte[] messages(@PathParam("chat") String chat, @QueryParam("nextToken") @Nullable String nextToken) {
        var id = Chats.id(chat);
        chats.look(id, 0);
        var page = chats.history(new Command.ReadHistory(id, before(nextToken), null, null, PAGE));
        var messages = page.messages();
        return chats.form()
                .messages(
                        messages,
                        page.more() ? Long.toString(messages.getFirst().seq()) : null);
    }

    private static @Nullable Long before(@Nullable String nextToken) {
        if (nextToken == null || nextToken.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(nextToken);
        } catch (NumberFormatException e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "nextToken is not one of ours");
        }
    }

    @POST
    @Path("/{chat}/messages")
    public Response send(
            @PathParam("chat") String chat,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            byte[] json) {
        var id = Chats.id(chat);
        var content = Chats.content(ParleyForm.fields(json), "content");
        chats.look(id, 0);
        return Response.status(201)
                .entity(chats.form()
                        .message(send(id, key(idempotencyKey), content).message(), null))
                .build();
    }

    /// Who repeats a request with the same header has it stored once.
    private static String key(@Nullable String idempotencyKey) {
        if (idempotencyKey != null && idempotencyKey.length() > MAX_KEY) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Idempotency-Key has " + MAX_KEY + " characters at most");
        }
        return idempotencyKey == null || idempotencyKey.isBlank()
                ? UUID.randomUUID().toString()
                : idempotencyKey;
    }

    private Answer.MessageStored send(UUID chat, String key, String content) {
        return (Answer.MessageStored)
                chats.ask(new Command.SendMessage(chat, key, content, "text", null, null, AskAi.AUTO, false));
    }

    @PUT
    @Path("/{chat}/messages/{message}/read")
    @Consumes(MediaType.WILDCARD)
    public byte[] read(@PathParam("chat") String chat, @PathParam("message") String message) {
        return chats.read(Chats.id(chat), Chats.id(message));
    }

    @PUT
    @Path("/{chat}/read-all")
    @Consumes(MediaType.WILDCARD)
    public Response readAll(@PathParam("chat") String chat) {
        var id = Chats.id(chat);
        chats.ask(new Command.MarkRead(id, chats.look(id, 0).seq()));
        return Response.ok("{\"success\":true}").build();
    }
}
