package dev.parley.gateway.rest.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ReplyUsage;
import dev.parley.session.contract.reply.ReplyView;
import org.jspecify.annotations.Nullable;

/// The objects of a chat completion: each is of one reply, and names the conversation it is in.
record Completion(ReplyView reply, long created, String ownModel) {
    private static final String ID = "chatcmpl-";

    /// The AI is away, and has been asked all the same.
    static final Rejection AWAY = new Rejection(
            ErrorCode.AI_UNAVAILABLE,
            null,
            "The AI is away. The message is kept in its conversation, and answered when it is back",
            0);

    static final Rejection NOT_YET = new Rejection(
            ErrorCode.AI_UNAVAILABLE,
            null,
            "The answer takes longer than a request waits. It is written on, and kept in its conversation",
            0);

    static final Rejection ELSEWHERE = new Rejection(
            ErrorCode.UNAVAILABLE,
            null,
            "This server is being replaced. The answer is written on, and kept in its conversation",
            0);

    static Rejection failed(Failure failure) {
        return new Rejection(failure.code(), null, failure.message(), failure.retryAfterMillis());
    }

    ObjectNode whole(@Nullable MessageView message, String finishReason, @Nullable ReplyUsage usage) {
        var whole = object("chat.completion", message == null ? null : message.modelUsed());
        var choice = whole.putArray("choices").addObject().put("index", 0);
        var said = choice.putObject("message")
                .put("role", "assistant")
                .put("content", message == null ? "" : message.content())
                .putNull("refusal");
        if (message != null && message.reasoning() != null) {
            said.put("reasoning_content", message.reasoning());
        }
        choice.putNull("logprobs").put("finish_reason", finishReason);
        if (usage != null) {
            whole.set("usage", usage(usage));
        }
        return whole;
    }

    /// One piece; `finishReason` is null until the last one. `usageIncluded`: each says that the usage comes later.
    ObjectNode chunk(@Nullable String model, ObjectNode delta, @Nullable String finishReason, boolean usageIncluded) {
        var chunk = object("chat.completion.chunk", model);
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        return usageIncluded ? chunk.putNull("usage") : chunk;
    }

    /// The last one of all, where it is asked for.
    ObjectNode usageChunk(@Nullable String model, ReplyUsage usage) {
        var chunk = object("chat.completion.chunk", model);
        chunk.putArray("choices");
        chunk.set("usage", usage(usage));
        return chunk;
    }

    private ObjectNode object(String type, @Nullable String model) {
        var object = ClientJson.MAPPER
                .createObjectNode()
                .put("id", ID + reply.replyId())
                .put("object", type)
                .put("created", created)
                .put("model", model == null ? ownModel : model);
        object.putObject("metadata")
                .put(CompletionRequest.CONVERSATION, reply.conversationId().toString());
        return object;
    }

    private static ObjectNode usage(ReplyUsage usage) {
        return ClientJson.MAPPER
                .createObjectNode()
                .put("prompt_tokens", usage.tokensIn())
                .put("completion_tokens", usage.tokensOut())
                .put("total_tokens", usage.tokensIn() + usage.tokensOut());
    }

    /// In OpenAI's word. No tool is told of, so that none is to be called; and who stopped it knows that it did.
    static String finishReason(@Nullable MessageView message) {
        return switch (message == null ? null : message.finishReason()) {
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
            case STOP, TOOL, STOPPED, ERROR -> "stop";
            case null -> "stop";
        };
    }
}
