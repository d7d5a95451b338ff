package dev.parley.gateway.rest.aisdk;

import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.messaging.Messages;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.WireId;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.rest.v1.Api;
import dev.parley.gateway.rest.v1.CommandFields;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The chats of whoever asks, each a conversation of its own: the one created with the chat's key, or, where the chat
/// is called by the id of a conversation, that one. Blocks.
@Singleton
class Chats {
    private final Api api;
    private final Conversations conversations;
    private final Messages messages;
    private final Replies replies;

    Chats(Api api, Conversations conversations, Messages messages, Replies replies) {
        this.api = api;
        this.conversations = conversations;
        this.messages = messages;
        this.replies = replies;
    }

    /// Empty: nothing has been said in it yet.
    Optional<UUID> find(ChatId chat) {
        var caller = api.caller();
        return conversations
                .keyed(caller, chat.key())
                .or(() -> Optional.ofNullable(WireId.of(chat.text())).flatMap(id -> conversations.own(caller, id)))
                .map(ConversationView::id);
    }

    private UUID findOrBegin(ChatId chat) {
        return find(chat).orElseGet(() -> {
            var created = (Answer.Conversation) api.ask(
                    "conversation.create",
                    CommandFields.empty().text("kind", "ai").text("key", chat.key()));
            return created.conversation().id();
        });
    }

    /// What is being written in it, and what waits to be, in this order.
    List<ReplyView> open(ChatId chat) {
        return find(chat).map(id -> replies.open(api.caller(), id)).orElseGet(List::of);
    }

    /// The reply to what is asked, whether it is yet to be written or was written before.
    ReplyView ask(ChatRequest request) {
        var conversation = findOrBegin(request.chat());
        if (request.regenerate()) {
            var named = named(conversation, request.messageId());
            if (named.isPresent()) {
                return regenerated(named.get());
            }
        }
        var said = request.message();
        var stored = (Answer.MessageStored) api.ask(
                "message.send",
                CommandFields.empty()
                        .about("conversation_id", conversation.toString())
                        .text("key", said.id())
                        .text("content", said.text())
                        .text("ai", "ask")
                        .list("attachments", said.attachments()));
        var message = stored.message().id();
        if (!stored.message().content().equals(said.text())) {
            api.ask(
                    "message.edit",
                    CommandFields.empty()
                            .about("message_id", message.toString())
                            .text("content", said.text()));
            return regenerated(message);
        }
        if (stored.replyId() == null) {
            throw new RequestRejected(ErrorCode.CONFLICT, "The AI does not answer in this conversation");
        }
        var reply = replies.get(api.caller(), stored.replyId());
        return request.regenerate() && !reply.open() ? regenerated(message) : reply;
    }

    /// A message of the conversation that is called by its own id, and not by one of the client's.
    private Optional<UUID> named(UUID conversation, @Nullable String messageId) {
        var id = messageId == null ? null : WireId.of(messageId);
        if (id == null) {
            return Optional.empty();
        }
        try {
            var found = (Answer.MessageChanged) messages.get(api.caller(), id);
            return Optional.of(id).filter(_ -> found.message().conversationId().equals(conversation));
        } catch (RequestRejected e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ReplyView regenerated(UUID message) {
        return ((Answer.Reply)
                        api.ask("reply.regenerate", CommandFields.empty().about("message_id", message.toString())))
                .reply();
    }

    /// Whether there was something to stop. `answer`: only the one with this id; null: all there are.
    boolean stop(ChatId chat, @Nullable String answer) {
        var stopped = open(chat).stream()
                .filter(reply ->
                        answer == null || answer.equals(reply.answerId().toString()))
                .toList();
        for (var reply : stopped) {
            api.ask(
                    "reply.stop",
                    CommandFields.empty().about("reply_id", reply.replyId().toString()));
        }
        return !stopped.isEmpty();
    }

    /// A page of what was said, or nothing where that is nothing yet.
    Optional<Answer.History> history(ChatId chat, @Nullable String before, @Nullable String limit) {
        var page = CommandFields.empty().number("before_seq", before).number("limit", limit);
        return find(chat).map(id ->
                (Answer.History) api.ask("message.history", page.about("conversation_id", id.toString())));
    }
}
