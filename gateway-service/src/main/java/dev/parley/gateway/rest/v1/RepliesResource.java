package dev.parley.gateway.rest.v1;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.rest.RestConfig;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.gateway.rest.stream.ReplyStreams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/// The AI's replies.
@Path("/api/v1/replies/{reply}")
@SignedIn
@RunOnVirtualThread
class RepliesResource {
    private final Api api;
    private final Replies replies;
    private final ReplyStreams streams;
    private final RestConfig config;

    RepliesResource(Api api, Replies replies, ReplyStreams streams, RestConfig config) {
        this.api = api;
        this.replies = replies;
        this.streams = streams;
        this.config = config;
    }

    @GET
    public Response get(@PathParam("reply") String reply) {
        return api.answer(200, new Answer.Reply(replies.get(api.caller(), CommandFields.known(reply))))
                .build();
    }

    @POST
    @Path("/stop")
    public Response stop(@PathParam("reply") String reply) {
        return api.ok("reply.stop", CommandFields.empty().about("reply_id", reply));
    }

    /// From its first character to its end, as it is written or as it was.
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @PathParam("reply") String reply,
            @Context Sse sse,
            @Context SseEventSink sink,
            @Context HttpServerResponse response)
            throws InterruptedException {
        // Or proxies would gather the words, and bring them all at the end.
        response.putHeader("Cache-Control", "no-cache, no-transform").putHeader("X-Accel-Buffering", "no");
        streams.tell(
                api.caller(),
                replies.get(api.caller(), CommandFields.known(reply)),
                new SseReplyWriter(sse, sink, config.streamStall()));
    }
}
