package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.message.AskAi;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One avai frame on its way to a command (docs/dialects/avai.md), with its checks in their order.
final class AvaiReader implements DecodedFrame {
    private static final int MAX_TITLE = 255;
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_CONTENT = 10_000;
    private static final int MAX_THREADS = 100;
    private static final int MAX_HISTORY = 500;
    private static final Set<String> CONTENT_TYPES = Set.of("text", "markdown", "code", "json");

    static final Set<String> KINDS = Set.of(
            "auth",
            "authenticate",
            "ping",
            "heartbeat",
            "get_threads",
            "create_thread",
            "get_history",
            "get_thread_messages",
            "pin_thread",
            "archive_thread",
            "update_thread_title",
            "delete_thread",
            "send_message",
            "typing",
            "typing_indicator",
            AnalysisRequest.TYPE,
            "ai_auth");

    private static final String BEARER = "Bearer ";

    private final Fields fields;
    private final Consumer<Caller> asks;
    private final boolean strangersMayRead;
    private final Reference reference;

    /// `asks` is told who asks for an analysis.
    AvaiReader(Fields fields, String type, boolean strangersMayRead, Consumer<Caller> asks) {
        this.asks = asks;
        this.strangersMayRead = strangersMayRead;
        this.fields = fields;
        this.reference = Reference.to(type, fields);
    }

    @Override
    public String kind() {
        return reference.type();
    }

    @Override
    public Reference reference() {
        return reference;
    }

    @Override
    public Command command(Caller caller) {
        return switch (reference.type()) {
            case "auth", "authenticate" -> authenticate();
            case "ping", "heartbeat" -> new Command.Ping();
            case "get_threads" -> {
                requireReader(caller);
                yield listThreads();
            }
            case "create_thread" -> {
                requireMember(caller);
                yield createThread();
            }
            case "get_history", "get_thread_messages" -> {
                requireReader(caller);
                yield readHistory();
            }
            case "pin_thread" -> {
                requireMember(caller);
                var thread = fields.threadId(this);
                yield new Command.ChangeConversation(thread, ConversationPatch.pin(pinned()));
            }
            case "archive_thread" -> {
                requireMember(caller);
                yield new Command.ChangeConversation(fields.threadId(this), ConversationPatch.archive(true));
            }
            case "update_thread_title" -> {
                requireMember(caller);
                var thread = fields.threadId(this);
                yield new Command.ChangeConversation(thread, ConversationPatch.rename(title()));
            }
            case "delete_thread" -> {
                requireMember(caller);
                yield new Command.DeleteConversation(fields.threadId(this), null);
            }
            case "send_message" -> {
                requireMember(caller);
                yield sendMessage();
            }
            case AnalysisRequest.TYPE -> analyse(caller);
            case "typing", "typing_indicator" -> new Command.SetTyping(fields.threadId(this), typing(), false);
            case "ai_auth" -> new Command.AttachCanister(fields.text("service_key"), fields.text("canister_id"));
            default -> throw no(AvaiError.UNKNOWN_MESSAGE_TYPE, "Unknown message type: " + shortened(reference.type()));
        };
    }

    private void requireMember(Caller caller) {
        if (!(caller instanceof Caller.Member)) {
            throw notSignedIn();
        }
    }

    private void requireReader(Caller caller) {
        if (caller instanceof Caller.Stranger && !strangersMayRead) {
            throw notSignedIn();
        }
    }

    private InvalidFrame notSignedIn() {
        return no(AvaiError.AUTHENTICATION_REQUIRED, "Authentication is required for " + reference.type());
    }

    private Command authenticate() {
        var token = fields.get("token");
        if (token.isMissingNode() && isPerson()) {
            throw no(AvaiError.AUTHENTICATION_REQUIRED, "A token is required where nobody wants to be anonymous");
        }
        if (token.isMissingNode()) {
            return new Command.Authenticate(null, fields.text("sessionId"));
        }
        return new Command.Authenticate(token.isTextual() ? bare(token.textValue()) : "", null);
    }

    /// Whether it says that it is no anonymous client.
    private boolean isPerson() {
        return Stream.of("anonymous", "is_anonymous", "isAnonymous")
                .anyMatch(name -> Boolean.FALSE.equals(fields.flag(name)));
    }

    /// Some put before it what stands before it in a header.
    private static String bare(String token) {
        return token.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? token.substring(BEARER.length()).strip()
                : token;
    }

    private Command listThreads() {
        var archived = "archived".equals(fields.text("status"));
        return new Command.ListConversations(archived, null, null, limit(MAX_THREADS, 50), null);
    }

    private Command createThread() {
        var title = title();
        var description = fields.get("description");
        if (!description.isMissingNode() && (!description.isTextual() || hasNul(description.textValue()))) {
            throw no(AvaiError.INVALID_MESSAGE, "description must be text");
        }
        var text = description.textValue();
        if (text != null && text.length() > MAX_DESCRIPTION) {
            throw no(
                    AvaiError.DESCRIPTION_TOO_LONG, "description must have at most " + MAX_DESCRIPTION + " characters");
        }
        var key = UUID.randomUUID().toString();
        return new Command.CreateConversation(NewConversation.alone(ConversationKind.AI, title, text, key));
    }

    private Command readHistory() {
        var thread = fields.threadId(this);
        var limit = limit(MAX_HISTORY, 100);
        var offset = fields.get("offset");
        if (offset.isMissingNode()) {
            return new Command.ReadHistory(thread, null, null, null, limit);
        }
        var from = fields.number("offset");
        if (from == null || from < 0) {
            throw no(AvaiError.INVALID_LIMIT, "offset must be a whole number from 0 on");
        }
        return new Command.ReadHistory(thread, null, null, from, limit);
    }

    /// Who has not said who it is asks as whoever it may be without a token.
    private Command analyse(Caller caller) {
        if (caller instanceof Caller.Stranger) {
            return new Command.BeAnonymous(this::analyse);
        }
        requireMember(caller);
        asks.accept(caller);
        var prompt = content("prompt");
        return new Command.Locate(
                new Command.Numbered.Keyed(reference.mustBeAnalysis().thread(prompt)),
                found -> message(found.conversation(), prompt, "text"));
    }

    private Command sendMessage() {
        var thread = fields.threadId(this);
        var content = content("content");
        var type = fields.get("content_type", "contentType");
        var contentType = type.isMissingNode() ? "text" : type.textValue();
        if (contentType == null || !CONTENT_TYPES.contains(contentType)) {
            throw no(AvaiError.INVALID_CONTENT_TYPE, "content_type must be one of text, markdown, code, json");
        }
        return message(thread, content, contentType);
    }

    private static Command message(UUID thread, String content, String contentType) {
        return new Command.SendMessage(
                thread, UUID.randomUUID().toString(), content, contentType, null, null, AskAi.AUTO, false);
    }

    private String content(String name) {
        var content = fields.text(name);
        if (content == null || content.isBlank() || hasNul(content)) {
            throw no(AvaiError.INVALID_CONTENT, name + " must be text and not empty");
        }
        if (content.length() > MAX_CONTENT) {
            throw no(AvaiError.MESSAGE_TOO_LARGE, name + " exceeds maximum length of " + MAX_CONTENT + " characters");
        }
        return content;
    }

    private String title() {
        var title = fields.text("title");
        if (title == null || title.isBlank() || hasNul(title)) {
            throw no(AvaiError.INVALID_TITLE, "title must be text and not empty");
        }
        if (title.length() > MAX_TITLE) {
            throw no(AvaiError.TITLE_TOO_LONG, "title must have at most " + MAX_TITLE + " characters");
        }
        return title;
    }

    private boolean pinned() {
        var pinned = fields.get("is_pinned", "isPinned");
        if (!pinned.isBoolean()) {
            throw no(AvaiError.INVALID_PIN_STATUS, "is_pinned must be true or false");
        }
        return pinned.booleanValue();
    }

    private boolean typing() {
        for (var name : new String[] {"typing", "is_typing", "isTyping"}) {
            var typing = fields.flag(name);
            if (typing != null) {
                return typing;
            }
        }
        throw no(AvaiError.INVALID_MESSAGE, "typing must be true or false");
    }

    private int limit(int most, int usual) {
        if (fields.get("limit").isMissingNode()) {
            return usual;
        }
        var limit = fields.number("limit");
        if (limit == null || limit < 1 || limit > most) {
            throw no(AvaiError.INVALID_LIMIT, "limit must be a whole number from 1 to " + most);
        }
        return limit;
    }

    InvalidFrame no(AvaiError error, String message) {
        return refused(reference, error, message);
    }

    static InvalidFrame refused(Reference reference, AvaiError error, String message) {
        return new InvalidFrame(new Rejection(error.neutral, error.name(), message, 0), reference);
    }

    /// The type of a frame; null: it has none.
    static @Nullable String type(JsonNode root) {
        var type = root.path("type");
        return type.isTextual() && !type.textValue().isBlank() ? type.textValue() : null;
    }

    static String shortened(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }

    /// PostgreSQL cannot store the character NUL in a text.
    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
