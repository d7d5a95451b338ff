package dev.parley.gateway.protocol.avai;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.session.contract.conversation.ConversationView;
import java.time.Clock;
import java.util.UUID;

/// What a command is answered with, in the form it was said in.
final class AvaiAnswerEncoder {
    private final AvaiWriter writer;
    private final Clock clock;

    AvaiAnswerEncoder(AvaiWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    byte[] encode(Reference to, Answer answer) {
        return switch (answer) {
            case Answer.Pong _ -> pong(to);
            case Answer.Conversations(var page) ->
                writer.frame("threads_list", to, json -> {
                    json.out().writeArrayFieldStart("threads");
                    for (var conversation : page.conversations()) {
                        json.out().writeStartObject();
                        AvaiJson.thread(json, conversation);
                        json.out().writeEndObject();
                    }
                    json.out().writeEndArray();
                    json.number("total", page.total());
                });
            case Answer.Conversation(var conversation) -> changed(to, conversation);
            case Answer.ConversationDeleted(var thread) ->
                writer.frame("thread_deleted", to, json -> json.id("thread_id", thread));
            case Answer.History(var thread, var page) ->
                writer.frame("thread_history", to, json -> {
                    json.id("thread_id", thread);
                    json.out().writeArrayFieldStart("messages");
                    for (var message : page.messages()) {
                        json.out().writeStartObject();
                        AvaiJson.message(json, message);
                        json.out().writeEndObject();
                    }
                    json.out().writeEndArray();
                    json.number("total", page.total());
                });
            case Answer.MessageStored(var message, var _) ->
                writer.frame("message_sent", to, json -> AvaiJson.messageSent(json, message));
            case Answer.TypingNoted(var thread, var typing, var caller) -> typing(to, thread, typing, caller);
            case Answer.Authenticated(var caller) ->
                writer.frame("auth_success", to, json -> {
                    json.flag("success", true);
                    json.out().writeObjectFieldStart("user");
                    AvaiJson.user(json, caller);
                    json.out().writeEndObject();
                });
            case Answer.CanisterAttached _, Answer.CanisterReceipt _, Answer.CanisterStatusNoted _ ->
                throw new IllegalStateException("Only a canister is answered like this");
            case Answer.Done _,
                    Answer.Connected _,
                    Answer.Entered _,
                    Answer.Online _,
                    Answer.Templates _,
                    Answer.DocumentOpened _,
                    Answer.DocumentTurned _,
                    Answer.TokenRefreshed _,
                    Answer.ConversationOpened _,
                    Answer.Participating _,
                    Answer.Blocked _,
                    Answer.Found _,
                    Answer.MessageChanged _,
                    Answer.Read _,
                    Answer.Presences _,
                    Answer.Reply _ -> throw new IllegalStateException("These clients know no command with this answer");
        };
    }

    private byte[] pong(Reference to) {
        if (to.type().equals("heartbeat")) {
            return writer.frame("heartbeat_ack", to, json -> json.number("serverTime", clock.millis()));
        }
        return writer.frame("pong", to, json -> {
            if (to.pingId() != null) {
                json.out().writeFieldName("id");
                json.out().writeTree(to.pingId());
            }
        });
    }

    private byte[] changed(Reference to, ConversationView conversation) {
        return switch (to.type()) {
            case "create_thread" ->
                writer.frame("thread_created", to, json -> {
                    json.out().writeObjectFieldStart("thread");
                    AvaiJson.thread(json, conversation);
                    json.out().writeEndObject();
                });
            case "archive_thread" ->
                writer.frame("thread_archived", to, json -> {
                    json.id("thread_id", conversation.id());
                    json.text("status", "archived");
                    json.time("updated_at", conversation.updatedAt());
                });
            default ->
                writer.frame("thread_updated", to, json -> {
                    json.id("thread_id", conversation.id());
                    json.flag("is_pinned", conversation.pinned());
                    json.text("title", AvaiJson.title(conversation));
                    json.time("updated_at", conversation.updatedAt());
                });
        };
    }

    private byte[] typing(Reference to, UUID thread, boolean typing, Caller caller) {
        if (to.type().equals("typing_indicator")) {
            return writer.frame("typing_indicator_ack", to, json -> {
                json.flag("success", true);
                json.id("thread_id", thread);
                json.flag("is_typing", typing);
                json.text(
                        "user_id",
                        caller instanceof Caller.Member member ? member.person().subject() : null);
            });
        }
        AvaiWriter.Body body = json -> {
            json.id("thread_id", thread);
            json.flag("is_typing", typing);
        };
        return TextFrame.join(
                writer.frame("typing_acknowledged", to, body), writer.frame("typing_confirmed", to, body));
    }
}
