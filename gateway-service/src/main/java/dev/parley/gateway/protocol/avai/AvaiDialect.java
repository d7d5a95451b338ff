package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Incoming;
import dev.parley.gateway.protocol.Refusal;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.gateway.protocol.Wording;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/// The `avai` dialect of one connection (docs/dialects/avai.md).
public final class AvaiDialect implements Dialect {
    /// The path these clients dial.
    public static final String PATH = "/ws";

    private final String version;
    private final int maxFrameBytes;
    private final Clock clock;
    private final AvaiWriter writer;
    private boolean enveloped;

    public AvaiDialect(String version, int maxFrameBytes, Clock clock) {
        this.version = version;
        this.maxFrameBytes = maxFrameBytes;
        this.clock = clock;
        this.writer = new AvaiWriter(clock);
    }

    @Override
    public byte[] greeting(String connectionId) {
        return writer.frameInBothForms("welcome", null, json -> {
            json.text("message", "Welcome to Parley");
            json.text("connectionId", connectionId);
            json.text("serverVersion", version);
        });
    }

    @Override
    public Incoming read(byte[] utf8) {
        if (utf8.length > maxFrameBytes) {
            throw AvaiReader.refused(
                    Reference.NONE,
                    AvaiError.MESSAGE_TOO_LARGE,
                    "Message exceeds maximum size of " + maxFrameBytes + " bytes");
        }
        JsonNode root;
        try {
            root = WireJson.read(utf8);
        } catch (JsonProcessingException e) {
            throw AvaiReader.refused(Reference.NONE, AvaiError.INVALID_MESSAGE, "Message is not valid JSON");
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
        if (root == null || !root.isObject()) {
            throw AvaiReader.refused(Reference.NONE, AvaiError.INVALID_MESSAGE, "Message must be a JSON object");
        }
        var fields = Fields.of(root);
        enveloped = fields.enveloped();
        var type = AvaiReader.type(root);
        if (type == null) {
            throw AvaiReader.refused(
                    new Reference("", fields.messageId(), null, enveloped),
                    AvaiError.INVALID_MESSAGE,
                    "Message must have a type");
        }
        return new AvaiReader(fields, type);
    }

    @Override
    public int maxFrameBytes() {
        return maxFrameBytes;
    }

    @Override
    public byte[] answer(Object reference, Answer answer) {
        var to = (Reference) reference;
        return switch (answer) {
            case Answer.Pong _ -> pong(to);
            case Answer.Authenticated(var caller) ->
                writer.frame("auth_success", to, json -> {
                    json.flag("success", true);
                    json.out().writeObjectFieldStart("user");
                    user(json, caller);
                    json.out().writeEndObject();
                });
            case Answer.Conversations(var page) ->
                writer.frame("threads_list", to, json -> {
                    json.out().writeArrayFieldStart("threads");
                    for (var conversation : page.conversations()) {
                        json.out().writeStartObject();
                        thread(json, conversation);
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
                        message(json, message);
                        json.out().writeEndObject();
                    }
                    json.out().writeEndArray();
                    json.number("total", page.total());
                });
            case Answer.MessageStored(var message, var _) ->
                writer.frame("message_sent", to, json -> messageSent(json, message));
            case Answer.TypingNoted(var thread, var typing, var caller) -> typing(to, thread, typing, caller);
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
                    thread(json, conversation);
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
                    json.text("title", title(conversation));
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

    private static void user(AvaiWriter.Json json, Caller caller) throws IOException {
        if (caller instanceof Caller.Member member && !member.guest()) {
            var person = member.person();
            json.text("id", person.subject());
            json.text("email", person.email());
            json.text("name", person.name());
            json.text("firstName", person.firstName());
            json.text("lastName", person.lastName());
            json.text("username", person.username());
            json.text("imageUrl", person.imageUrl());
            json.flag("isAnonymous", false);
            json.flag("isAuthenticated", true);
            return;
        }
        json.text("id", null);
        json.text(
                "sessionId",
                switch (caller) {
                    case Caller.Member member -> member.person().subject();
                    case Caller.Visitor(var sessionId) -> sessionId;
                    case Caller.Stranger _ -> null;
                });
        json.text("name", "Anonymous User");
        json.flag("isAnonymous", true);
        json.flag("isAuthenticated", false);
    }

    private static void thread(AvaiWriter.Json json, ConversationView conversation) throws IOException {
        json.id("id", conversation.id());
        json.text("title", title(conversation));
        json.text("description", conversation.description());
        json.text("status", conversation.archived() ? "archived" : "active");
        json.flag("is_pinned", conversation.pinned());
        json.number("message_count", conversation.messageCount());
        json.time(
                "last_message_at",
                conversation.lastMessageAt() == null ? conversation.createdAt() : conversation.lastMessageAt());
        json.time("created_at", conversation.createdAt());
        json.time("updated_at", conversation.updatedAt());
    }

    /// These clients show a title wherever they show a thread.
    private static String title(ConversationView conversation) {
        return conversation.title() == null ? "New conversation" : conversation.title();
    }

    private static void message(AvaiWriter.Json json, MessageView message) throws IOException {
        json.id("id", message.id());
        json.text("role", message.role().wire());
        json.text("content", message.content());
        json.text("content_type", message.contentType());
        json.number("token_count", message.tokenCount());
        json.text("model_used", message.modelUsed());
        json.number("processing_time_ms", message.processingTimeMs());
        json.number("confidence_score", message.confidenceScore());
        json.time("created_at", message.createdAt());
        json.map("metadata", message.metadata());
    }

    static void messageSent(AvaiWriter.Json json, MessageView message) throws IOException {
        json.flag("success", true);
        json.id("message_id", message.id());
        json.id("thread_id", message.conversationId());
        json.text("content", message.content());
        json.text("content_type", message.contentType());
        json.number("content_length", message.content().length());
        json.number("token_count", message.tokenCount());
        json.time("saved_at", message.createdAt());
    }

    @Override
    public byte[] refusal(Object reference, Refusal refusal) {
        var to = (Reference) reference;
        var error = refusal.word() == null ? AvaiError.of(refusal.code()) : AvaiError.valueOf(refusal.word());
        // Clients that say `auth` wait for nothing else; those that say `authenticate` read the common frame.
        if (to.type().equals("auth") && error != AvaiError.RATE_LIMIT_EXCEEDED) {
            return writer.frame("auth_error", to, json -> json.text("message", refusal.message()));
        }
        return error(to, error, refusal);
    }

    private byte[] error(Reference to, AvaiError error, Refusal refusal) {
        return error(writer, to, error, refusal);
    }

    static byte[] error(AvaiWriter writer, Reference to, AvaiError error, Refusal refusal) {
        var requestId = UUID.randomUUID().toString();
        AvaiWriter.Body body = json -> {
            json.flag("success", false);
            json.text("code", error.code());
            json.text("error_type", error.type);
            json.text("message", refusal.message());
            json.out().writeObjectFieldStart("error");
            json.text("type", error.type);
            json.text("message", refusal.message());
            json.text("requestId", requestId);
            json.flag("retryable", refusal.code().retryable);
            json.out().writeEndObject();
            if (refusal.retryAfterMillis() > 0) {
                json.number("retry_after", Math.ceilDiv(refusal.retryAfterMillis(), 1000));
            }
        };
        // Older clients read an error's fields beside `type` even where they send an envelope.
        return to.enveloped()
                ? writer.frameInBothForms("error", to.messageId(), body)
                : writer.frame("error", to, body);
    }

    @Override
    public Set<String> kinds() {
        return AvaiReader.KINDS;
    }

    @Override
    public Object upgrade() {
        return new Reference("auth", null, null, false);
    }

    @Override
    public byte[] binaryRefused() {
        var refusal = Refusal.of(ErrorCode.BAD_REQUEST, "Binary messages are not understood");
        return error(Reference.NONE, AvaiError.INVALID_MESSAGE, refusal);
    }

    @Override
    public Wording wording() {
        return enveloped ? AvaiWording.ENVELOPED : AvaiWording.FLAT;
    }

    @Override
    public byte[] farewell(long reconnectInMillis) {
        return writer.frame(
                "server_shutdown",
                enveloped,
                null,
                json -> json.text("message", "Server is shutting down. Please reconnect."));
    }

    @Override
    public Dialect after(Answer answer) {
        return answer instanceof Answer.CanisterAttached(var canisterId)
                ? new CanisterDialect(canisterId, writer)
                : this;
    }
}
