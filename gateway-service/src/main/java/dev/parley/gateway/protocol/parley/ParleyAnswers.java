package dev.parley.gateway.protocol.parley;

import static dev.parley.gateway.protocol.parley.ParleyJson.id;
import static dev.parley.gateway.protocol.parley.ParleyJson.list;
import static dev.parley.gateway.protocol.parley.ParleyJson.object;
import static dev.parley.gateway.protocol.parley.ParleyJson.text;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `ok` of every command (docs/protocol.md).
final class ParleyAnswers {
    private final ParleyLimits limits;
    private final Clock clock;

    ParleyAnswers(ParleyLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    byte[] write(String ref, Answer answer) {
        return JsonFrame.of(out -> {
            out.writeStringField("type", "ok");
            out.writeStringField("ref", ref);
            fields(out, answer);
        });
    }

    void fields(JsonGenerator out, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Pong _, Answer.Done _, Answer.ConversationDeleted _, Answer.TypingNoted _ -> {}
            case Answer.Connected connected -> connected(out, connected);
            case Answer.TokenRefreshed(var expiresAt) -> expires(out, expiresAt);
            case Answer.Conversations(var page) -> {
                list(out, "conversations", page.conversations(), ParleyJson::conversation);
                text(out, "cursor", page.cursor());
            }
            case Answer.Conversation(var conversation) ->
                object(out, "conversation", conversation, ParleyJson::conversation);
            case Answer.ConversationOpened(var snapshot) -> opened(out, snapshot);
            case Answer.Participating(var participants) ->
                list(out, "participants", participants, ParleyJson::participant);
            case Answer.History(var _, var page) -> {
                list(out, "messages", page.messages(), ParleyJson::message);
                out.writeBooleanField("more", page.more());
                former(out, page.former());
            }
            case Answer.Found(var page) -> {
                list(out, "hits", page.hits(), (json, hit) -> {
                    object(json, "message", hit.message(), ParleyJson::message);
                    json.writeStringField("snippet", hit.snippet());
                });
                text(out, "cursor", page.cursor());
            }
            case Answer.MessageStored(var message, var reply) -> {
                object(out, "message", message, ParleyJson::message);
                id(out, "reply_id", reply);
            }
            case Answer.MessageChanged(var message) -> object(out, "message", message, ParleyJson::message);
            case Answer.Read(var mark) -> {
                out.writeNumberField("seq", mark.seq());
                ParleyJson.number(out, "unread", mark.unread());
            }
            case Answer.Presences(var people) ->
                list(out, "users", people, (json, presence) -> ParleyJson.presence(json, presence, "id"));
            case Answer.Blocked(var people) -> list(out, "users", people, ParleyJson::blocked);
            case Answer.Reply(var reply) -> {
                id(out, "reply_id", reply.replyId());
                out.writeStringField("status", reply.status().wire());
            }
            case Answer.Templates(var templates) -> list(out, "templates", templates, DocumentJson::template);
            case Answer.DocumentTurned(var session) -> object(out, "session", session, DocumentJson::session);
            case Answer.Authenticated(var caller) -> object(out, "user", caller, ParleyAnswers::user);
            case Answer.Entered _,
                    Answer.Online _,
                    Answer.DocumentOpened _,
                    Answer.CanisterAttached _,
                    Answer.CanisterReceipt _,
                    Answer.CanisterStatusNoted _ ->
                throw new IllegalStateException("No command of parley.v1 has this answer");
        }
    }

    private void connected(JsonGenerator out, Answer.Connected connected) throws IOException {
        out.writeStringField("connection_id", connected.connectionId());
        object(out, "user", connected.caller(), ParleyAnswers::user);
        object(out, "server", limits, (json, own) -> json.writeStringField("version", own.serverVersion()));
        out.writeNumberField("heartbeat_ms", limits.heartbeatMillis());
        object(out, "limits", limits, (json, own) -> {
            json.writeNumberField("max_frame_bytes", own.maxFrameBytes());
            json.writeNumberField("max_content_chars", own.maxContentCharacters());
            json.writeNumberField("max_resume", own.maxResume());
            json.writeNumberField("max_participants", own.maxParticipants());
            json.writeNumberField("commands_per_second", own.commandsPerSecond());
            json.writeNumberField("messages_per_second", own.messagesPerSecond());
            json.writeNumberField("messages_burst", own.messagesBurst());
            json.writeNumberField("ai_messages_per_minute", own.aiMessagesPerMinute());
        });
        list(out, "conversations", connected.page().conversations(), ParleyJson::conversation);
        text(out, "cursor", connected.page().cursor());
    }

    private static void user(JsonGenerator out, Caller caller) throws IOException {
        if (caller instanceof Caller.Member member) {
            var person = member.person();
            id(out, "id", person.id());
            out.writeNumberField("number", person.number());
            text(out, "name", person.name());
            out.writeBooleanField("anonymous", member.guest());
            text(out, "role", person.role());
            text(out, "tier", person.tier());
        } else {
            out.writeBooleanField("anonymous", true);
        }
    }

    private void expires(JsonGenerator out, @Nullable Instant expiresAt) throws IOException {
        if (expiresAt != null) {
            var left = Duration.between(clock.instant(), expiresAt);
            out.writeNumberField("expires_in_ms", Math.max(0, left.toMillis()));
        }
    }

    private static void opened(JsonGenerator out, ConversationSnapshot snapshot) throws IOException {
        object(out, "conversation", snapshot.conversation(), ParleyJson::conversation);
        list(out, "participants", snapshot.participants(), ParleyJson::participant);
        list(out, "messages", snapshot.messages(), ParleyJson::message);
        out.writeBooleanField("more", snapshot.more());
        out.writeNumberField("seq", snapshot.seq());
        former(out, snapshot.former());
    }

    private static void former(JsonGenerator out, List<KnownPerson> people) throws IOException {
        if (!people.isEmpty()) {
            list(out, "former_participants", people, ParleyJson::formerParticipant);
        }
    }
}
