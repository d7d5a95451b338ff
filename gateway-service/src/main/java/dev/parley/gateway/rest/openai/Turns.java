package dev.parley.gateway.rest.openai;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.rest.HashedKey;
import dev.parley.gateway.rest.v1.Api;
import dev.parley.gateway.rest.v1.CommandFields;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyView;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what a request says in its conversation, which is begun where none is named. Blocks.
@Singleton
class Turns {
    private final Api api;
    private final Replies replies;

    Turns(Api api, Replies replies) {
        this.api = api;
        this.replies = replies;
    }

    /// `key`: the same again is the same turn; null: it is another each time.
    ReplyView ask(CompletionRequest request, @Nullable String key) {
        var conversation = request.conversation() == null ? begun(key) : request.conversation();
        var stored = (Answer.MessageStored) api.ask(
                "message.send",
                CommandFields.empty()
                        .about("conversation_id", conversation.toString())
                        .text("key", key == null ? UUID.randomUUID().toString() : key)
                        .text("content", request.turn().text())
                        .text("ai", "ask")
                        .list("attachments", request.turn().attachments()));
        if (stored.replyId() == null) {
            throw new RequestRejected(ErrorCode.CONFLICT, "The AI does not answer in this conversation");
        }
        return replies.get(api.caller(), stored.replyId());
    }

    private UUID begun(@Nullable String key) {
        var created = (Answer.Conversation) api.ask(
                "conversation.create",
                CommandFields.empty()
                        .text("kind", "ai")
                        .text("key", key == null ? null : HashedKey.of("completion", key)));
        return created.conversation().id();
    }
}
