package dev.parley.gateway.rest.aisdk;

import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.rest.BodyFields;
import dev.parley.gateway.rest.RestConfig;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.gateway.rest.stream.AnswerReader;
import dev.parley.gateway.rest.stream.EventStream;
import dev.parley.gateway.rest.stream.ReplyStreams;
import dev.parley.gateway.rest.v1.Api;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.reply.ReplyView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chats of the AI SDK. Whoever hangs up stops nothing: the answer is written on, and followed again from its start.
@Path("/api/v1/chat")
@SignedIn
@RunOnVirtualThread
class ChatResource {
    private static final Map<String, String> PROTOCOL = Map.of("x-vercel-ai-ui-message-stream", "v1");

    private final Api api;
    private final Chats chats;
    private final Replies replies;
    private final ReplyStreams streams;
    private final RestConfig config;

    ChatResource(Api api, Chats chats, Replies replies, ReplyStreams streams, RestConfig config) {
        this.api = api;
        this.chats = chats;
        this.replies = replies;
        this.streams = streams;
        this.config = config;
    }

    /// Says something, or asks for another answer, and tells the answer.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void send(byte[] body, @Suspended AsyncResponse answer, @Context HttpServerResponse response)
            throws InterruptedException {
        tell(chats.ask(ChatRequest.of(body)), response);
    }

    /// The answer that is being written, from its start; 204 where none is.
    @GET
    @Path("/{chat_id}/stream")
    public void stream(
            @PathParam("chat_id") String chat,
            @Suspended AsyncResponse answer,
            @Context Request request,
            @Context HttpServerResponse response)
            throws InterruptedException {
        var open = chats.open(chat(chat));
        if (open.isEmpty()) {
            answer.resume(Response.noContent().build());
        } else if (request.getMethod().equals(HttpMethod.HEAD)) {
            answer.resume(Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build());
        } else {
            tell(open.getFirst(), response);
        }
    }

    private void tell(ReplyView reply, HttpServerResponse response) throws InterruptedException {
        var caller = api.caller();
        var events = new EventStream(response, PROTOCOL, config.streamStall());
        var stream = new UiMessageStream(events, reply, () -> replies.usage(caller, reply.replyId()));
        streams.tell(caller, reply, new AnswerReader(stream));
    }

    @POST
    @Path("/{chat_id}/stop")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response stop(@PathParam("chat_id") String chat, byte[] body) {
        var fields = BodyFields.of(body);
        var named = fields.text("messageId", UserMessage.MAX_ID);
        var shown = new BodyFields(fields.root().path("assistantMessage")).text("id", UserMessage.MAX_ID);
        var stopped = chats.stop(chat(chat), named == null ? shown : named);
        return Response.ok(ClientJson.MAPPER
                        .createObjectNode()
                        .put("stopped", stopped)
                        .toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /// What was said, for a page that shows it anew, and which answer is being written.
    @GET
    @Path("/{chat_id}")
    public Response history(
            @PathParam("chat_id") String chat,
            @QueryParam("before_seq") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        var id = chat(chat);
        var answer = ClientJson.MAPPER.createObjectNode().put("id", id.text());
        var found = chats.history(id, before, limit);
        if (found.isPresent()) {
            var open = replies.open(api.caller(), found.get().conversation());
            if (open.isEmpty() && before == null && isUnanswered(found.get().page())) {
                // Answered while it was read, perhaps: then the answer is there by now.
                found = chats.history(id, null, limit);
            }
            var page = found.get().page();
            answer.put("conversationId", found.get().conversation().toString());
            answer.set(
                    "messages",
                    UiMessages.of(page.messages(), api.caller().person().id()));
            answer.put("more", page.more());
            open.stream()
                    .findFirst()
                    .ifPresent(reply -> answer.putObject("writing")
                            .put("messageId", reply.answerId().toString())
                            .put("replyId", reply.replyId().toString()));
        } else {
            answer.put("more", false).putArray("messages");
        }
        return Response.ok(answer.toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static boolean isUnanswered(MessagePage page) {
        return !page.messages().isEmpty() && page.messages().getLast().role() == MessageRole.USER;
    }

    private static ChatId chat(String text) {
        var fields = new BodyFields(ClientJson.MAPPER.createObjectNode().put("id", text));
        return new ChatId(fields.required("id", ChatId.MAX_CHARACTERS));
    }
}
