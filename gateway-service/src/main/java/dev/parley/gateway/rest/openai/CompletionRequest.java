package dev.parley.gateway.rest.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.WireId;
import dev.parley.gateway.rest.BodyFields;
import dev.parley.gateway.rest.RefusedRequest;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One turn, as OpenAI's clients ask for it. `conversation` is null where it begins one.
record CompletionRequest(@Nullable UUID conversation, UserTurn turn, boolean streamed, boolean usageIncluded) {
    static final String CONVERSATION = "conversation_id";

    /// `header`: the conversation where the body names none; null: none is named there either. `model`: the one there
    /// is.
    static CompletionRequest of(byte[] body, @Nullable String header, String model) {
        var asked = BodyFields.of(body);
        var fields = asked.root();
        mustBe(model, fields.path("model"));
        var conversation = conversation(fields.path("metadata").path(CONVERSATION), header);
        var options = new BodyFields(fields.path("stream_options"));
        if (fields.hasNonNull("n") && fields.path("n").asInt() != 1) {
            throw BodyFields.no("n is 1: there is one answer");
        }
        return new CompletionRequest(
                conversation,
                turn(fields.path("messages"), conversation == null),
                asked.flag("stream"),
                options.flag("include_usage"));
    }

    private static void mustBe(String model, JsonNode asked) {
        if (!asked.isTextual()) {
            throw BodyFields.no("model is required");
        }
        if (!asked.textValue().equals(model)) {
            throw unknownModel();
        }
    }

    static RefusedRequest unknownModel() {
        return new RefusedRequest(
                new Rejection(ErrorCode.NOT_FOUND, "model_not_found", "There is no such model: see /v1/models", 0));
    }

    private static @Nullable UUID conversation(JsonNode named, @Nullable String header) {
        if (!named.isMissingNode() && !named.isNull() && !named.isTextual()) {
            throw BodyFields.no("metadata.conversation_id must be text");
        }
        var inBody = named.textValue();
        if (inBody != null && header != null && !inBody.equals(header)) {
            throw BodyFields.no("metadata.conversation_id and X-Conversation-Id name two conversations");
        }
        var text = inBody == null ? header : inBody;
        var id = text == null ? null : WireId.of(text);
        if (text != null && id == null) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "Conversation not found");
        }
        return id;
    }

    private static UserTurn turn(JsonNode messages, boolean begins) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw BodyFields.no("messages must be a list with something in it");
        }
        var last = messages.get(messages.size() - 1);
        if (!role(last).equals("user")) {
            throw BodyFields.no("The last message has to be the user's");
        }
        var turns = 0;
        for (var message : messages) {
            turns += role(message).matches("user|assistant|tool") ? 1 : 0;
        }
        if (begins && turns > 1) {
            throw BodyFields.no("Earlier messages are kept here, and read from no request: name their conversation by"
                    + " metadata.conversation_id or X-Conversation-Id");
        }
        return UserTurn.of(last);
    }

    private static String role(JsonNode message) {
        return BodyFields.text(message.path("role"), "role");
    }
}
