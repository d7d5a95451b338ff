package dev.parley.gateway.rest.openai;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.rest.RestConfig;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.gateway.rest.stream.AnswerReader;
import dev.parley.gateway.rest.stream.EventStream;
import dev.parley.gateway.rest.stream.ReplyStreams;
import dev.parley.gateway.rest.v1.Api;
import dev.parley.session.contract.reply.ReplyView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Chat completions. Whoever hangs up stops nothing: the answer is written on, and kept in its conversation.
@Path("/v1/chat/completions")
@SignedIn
@RunOnVirtualThread
class CompletionsResource {
    private static final String CONVERSATION = "X-Conversation-Id";
    /// To OpenAI's own clients, which would say the same again otherwise.
    private static final String REPEATABLE = "x-should-retry";

    private final Api api;
    private final Turns turns;
    private final Replies replies;
    private final ReplyStreams streams;
    private final RestConfig rest;
    private final OpenAiConfig config;
    private final Clock clock;

    CompletionsResource(
            Api api,
            Turns turns,
            Replies replies,
            ReplyStreams streams,
            RestConfig rest,
            OpenAiConfig config,
            Clock clock) {
        this.api = api;
        this.turns = turns;
        this.replies = replies;
        this.streams = streams;
        this.rest = rest;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void complete(
            byte[] body,
            @HeaderParam(CONVERSATION) @Nullable String conversation,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Suspended AsyncResponse answer,
            @Context HttpServerResponse response)
            throws InterruptedException {
        var request = CompletionRequest.of(body, conversation, config.model());
        var reply = turns.ask(request, key);
        var completion = new Completion(reply, clock.instant().getEpochSecond(), config.model());
        if (request.streamed()) {
            stream(completion, request.usageIncluded(), response);
        } else {
            answer.resume(whole(completion));
        }
    }

    private void stream(Completion completion, boolean usageIncluded, HttpServerResponse response)
            throws InterruptedException {
        var caller = api.caller();
        var reply = completion.reply();
        var events = new EventStream(
                response, Map.of(CONVERSATION, reply.conversationId().toString()), rest.streamStall());
        var stream =
                new CompletionStream(events, completion, usageIncluded, () -> replies.usage(caller, reply.replyId()));
        streams.tell(caller, reply, new AnswerReader(stream));
    }

    private Response whole(Completion completion) throws InterruptedException {
        var reply = completion.reply();
        var awaited = new WholeAnswer();
        streams.tell(api.caller(), reply, new AnswerReader(awaited));
        var outcome = awaited.await(config.patience());
        if (outcome.rejection() != null) {
            return refusal(reply, outcome.rejection());
        }
        var message = Objects.requireNonNull(outcome.end()).message();
        var usage = replies.usage(api.caller(), reply.replyId()).orElse(null);
        return json(200, reply)
                .entity(completion
                        .whole(message, Completion.finishReason(message), usage)
                        .toString())
                .build();
    }

    /// What was said is stored: saying it again would say it twice.
    private static Response refusal(ReplyView reply, Rejection rejection) {
        var response = json(rejection.code().status, reply).header(REPEATABLE, false);
        if (rejection.retryAfterMillis() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, Math.ceilDiv(rejection.retryAfterMillis(), 1000));
        }
        return response.entity(OpenAiErrors.error(rejection).toString()).build();
    }

    private static Response.ResponseBuilder json(int status, ReplyView reply) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(CONVERSATION, reply.conversationId().toString());
    }
}
