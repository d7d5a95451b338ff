package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.AttachmentAddress;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.NewParticipant;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One frame of parley.v1 on its way to a command (docs/protocol.md).
final class ParleyReader implements DecodedFrame {
    private static final int MAX_TITLE = 255;
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_KEY = 64;
    private static final int MAX_EMOJI = 32;
    private static final int MAX_QUERY = 400;
    private static final int MAX_CURSOR = 1024;
    private static final int MAX_TOKEN = 16_384;
    private static final int MAX_PAGE = 500;
    private static final int MAX_CONVERSATIONS = 100;
    private static final int MAX_HITS = 100;
    private static final int MAX_ATTACHMENTS = 10;
    private static final int MAX_URL = 2048;
    private static final int MAX_PEOPLE = 500;
    private static final int MAX_TOPIC = 128;
    /// Of a field in a group: two names and a number.
    private static final int MAX_QUESTION = 160;
    private static final Set<String> CONTENT_TYPES = Set.of("text", "markdown", "code", "json");

    private final Fields fields;
    private final ParleyLimits limits;
    private final String type;

    ParleyReader(Fields fields, ParleyLimits limits) {
        this.fields = fields;
        this.limits = limits;
        this.type = Objects.requireNonNullElse(fields.text("type", Integer.MAX_VALUE), "");
    }

    @Override
    public String kind() {
        return type;
    }

    @Override
    public Reference reference() {
        return fields.reference();
    }

    @Override
    public Command command(Caller caller) {
        if (type.isEmpty()) {
            throw fields.no("type is required");
        }
        if (!CommandTypes.ALL.contains(type)) {
            throw fields.no(ErrorCode.UNKNOWN_TYPE, "There is no command of this type");
        }
        if (!CommandTypes.mayBeSaidBy(caller, type)) {
            throw fields.no(ErrorCode.UNAUTHENTICATED, "Sign in to do this");
        }
        return switch (type) {
            case "connect" -> connect();
            case "ping" -> new Command.Ping();
            case "token.refresh" -> new Command.RefreshToken(fields.someText("token", MAX_TOKEN));
            case "conversation.create" -> createConversation();
            case "conversation.list" -> listConversations();
            case "conversation.open" ->
                new Command.OpenConversation(
                        conversation(), fields.optionalSeq("after_seq"), fields.limit(0, MAX_PAGE, 50));
            case "conversation.leave" -> new Command.LeaveConversation(conversation());
            case "conversation.update" -> updateConversation();
            case "conversation.delete" -> new Command.DeleteConversation(conversation(), null);
            case "participant.add" ->
                new Command.AddParticipant(
                        conversation(),
                        new NewParticipant(
                                fields.id("user_id"), fields.word("role", ParticipantRole::of, "owner, member")));
            case "participant.remove" -> new Command.RemoveParticipant(conversation(), fields.id("user_id"));
            case "message.send" -> sendMessage();
            case "message.edit" -> new Command.EditMessage(fields.id("message_id"), content(), null);
            case "message.delete" -> new Command.DeleteMessage(fields.id("message_id"), null);
            case "message.react" ->
                new Command.React(fields.id("message_id"), fields.someText("emoji", MAX_EMOJI), fields.flag("on"));
            case "message.history" -> history();
            case "message.search" ->
                new Command.Search(
                        fields.someText("query", MAX_QUERY),
                        fields.optionalId("conversation_id"),
                        fields.limit(1, MAX_HITS, 20),
                        fields.text("cursor", MAX_CURSOR));
            case "read.mark" -> new Command.MarkRead(conversation(), fields.seq("seq"));
            case "typing.set" -> new Command.SetTyping(conversation(), fields.flag("typing"), true);
            case "presence.get" -> presence();
            case "person.block" -> new Command.BlockPerson(fields.id("user_id"), fields.flag("on"));
            case "person.blocked" -> new Command.ListBlocked();
            case "reply.stop" -> new Command.StopReply(fields.id("reply_id"));
            case "reply.regenerate" -> new Command.RegenerateReply(fields.id("message_id"));
            case "document.templates" -> new Command.ListTemplates();
            case "document.start" ->
                new Command.StartDocument(
                        fields.someText("template_id", MAX_KEY),
                        fields.has("prefill") ? fields.get("prefill") : null,
                        fields.text("key", MAX_KEY),
                        !Boolean.FALSE.equals(fields.optionalFlag("review")));
            case "document.resume" -> new Command.ResumeDocument(fields.id("session_id"));
            case "document.answer" ->
                new Command.AnswerDocument(
                        fields.id("session_id"),
                        fields.someText("question_id", MAX_QUESTION),
                        fields.get("value"),
                        fields.someText("key", MAX_KEY));
            case "document.revise" ->
                new Command.ReviseDocument(fields.id("session_id"), fields.someText("question_id", MAX_QUESTION));
            case "topic.subscribe" -> new Command.SubscribeTopic(fields.someText("topic", MAX_TOPIC));
            case "topic.unsubscribe" -> new Command.UnsubscribeTopic(fields.someText("topic", MAX_TOPIC));
            case "topic.publish" ->
                new Command.PublishTopic(
                        fields.someText("topic", MAX_TOPIC),
                        fields.someText("event", MAX_KEY),
                        fields.has("data") ? fields.get("data").toString() : null);
            default -> throw new IllegalStateException("A command without a reader");
        };
    }

    private UUID conversation() {
        return fields.id("conversation_id");
    }

    private Command connect() {
        var resume = fields.list(
                "resume",
                limits.maxResume(),
                (name, element) -> new Command.Position(
                        fields.id(name + ".conversation_id", element.path("conversation_id")),
                        fields.seq(name + ".seq", element.path("seq"))));
        return new Command.Connect(fields.text("token", MAX_TOKEN), resume == null ? List.of() : resume);
    }

    private Command createConversation() {
        var kind = fields.word("kind", ConversationKind::of, "ai, direct, group");
        if (kind == null) {
            throw fields.no("kind is required");
        }
        var participants = fields.list(
                "participants",
                limits.maxParticipants(),
                (name, element) -> fields.id(name, element.isObject() ? element.path("user_id") : element));
        return new Command.CreateConversation(
                new NewConversation(kind, title(), fields.text("description", MAX_DESCRIPTION), participants, key()));
    }

    private @Nullable String title() {
        var title = fields.text("title", MAX_TITLE);
        if (title != null && title.isBlank()) {
            throw fields.no("title must not be empty");
        }
        return title;
    }

    private @Nullable String key() {
        var key = fields.text("key", MAX_KEY);
        if (key != null && key.isEmpty()) {
            throw fields.no("key must not be empty");
        }
        return key;
    }

    private Command listConversations() {
        var status = fields.text("status", MAX_KEY);
        if (status != null && !status.equals("active") && !status.equals("archived")) {
            throw fields.no("status must be one of active, archived");
        }
        return new Command.ListConversations(
                "archived".equals(status),
                fields.word("kind", ConversationKind::of, "ai, direct, group"),
                fields.text("query", MAX_QUERY),
                fields.limit(1, MAX_CONVERSATIONS, 50),
                fields.text("cursor", MAX_CURSOR));
    }

    private Command updateConversation() {
        return new Command.ChangeConversation(
                conversation(),
                new ConversationPatch(
                        title(),
                        fields.text("description", MAX_DESCRIPTION),
                        fields.optionalFlag("pinned"),
                        fields.optionalFlag("archived"),
                        fields.word("visibility", Visibility::of, "private, public")));
    }

    private Command sendMessage() {
        var conversation = conversation();
        var key = key();
        if (key == null) {
            throw fields.no("key is required");
        }
        var contentType = Objects.requireNonNullElse(fields.text("content_type", MAX_KEY), "text");
        if (!CONTENT_TYPES.contains(contentType)) {
            throw fields.no("content_type must be one of text, markdown, code, json");
        }
        var ai = fields.word("ai", AskAi::of, "auto, ask, never");
        return new Command.SendMessage(
                conversation,
                key,
                content(),
                contentType,
                fields.optionalId("reply_to"),
                fields.has("attachments") ? fields.list("attachments", MAX_ATTACHMENTS, this::attachment) : null,
                ai == null ? AskAi.AUTO : ai,
                Boolean.TRUE.equals(fields.optionalFlag("interrupt")));
    }

    private String content() {
        var content = fields.text("content", Integer.MAX_VALUE);
        if (content == null || content.isBlank()) {
            throw fields.no("content is required");
        }
        if (content.length() > limits.maxContentCharacters()) {
            throw fields.no(
                    ErrorCode.TOO_LARGE, "content has " + limits.maxContentCharacters() + " characters at most");
        }
        return content;
    }

    private Attachment attachment(String name, JsonNode element) {
        var one = new Fields(element, fields.reference());
        if (!element.isObject()) {
            throw fields.no(name + " must be objects");
        }
        var url = one.someText("url", MAX_URL);
        if (!AttachmentAddress.isOfTheWeb(url)) {
            throw fields.no(AttachmentAddress.FAULT);
        }
        return new Attachment(
                url, one.text("name", MAX_TITLE), one.text("content_type", MAX_TITLE), one.optionalSeq("size"));
    }

    private Command history() {
        var before = fields.optionalSeq("before_seq");
        var after = fields.optionalSeq("after_seq");
        if (before != null && after != null) {
            throw fields.no("before_seq and after_seq exclude each other");
        }
        return new Command.ReadHistory(conversation(), before, after, null, fields.limit(1, MAX_PAGE, 100));
    }

    private Command presence() {
        var people = fields.list("user_ids", MAX_PEOPLE, fields::id);
        var conversation = fields.optionalId("conversation_id");
        if ((people == null) == (conversation == null)) {
            throw fields.no("presence.get wants either user_ids or conversation_id");
        }
        return new Command.GetPresence(people, conversation);
    }
}
