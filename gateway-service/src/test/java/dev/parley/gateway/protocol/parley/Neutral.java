package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.Samples;
import dev.parley.gateway.protocol.Speaker;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.ParticipantState;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.SearchHit;
import dev.parley.session.contract.message.SearchPage;
import dev.parley.session.contract.person.BlockedPerson;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a reply or an event of parley.v1 says, in no dialect: the way back from an example frame.
final class Neutral {
    private static final ObjectMapper SNAKE = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Neutral() {}

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return node.isMissingNode() ? null : SNAKE.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<T> list(JsonNode node, Class<T> type) {
        var list = new ArrayList<T>();
        node.forEach(one -> list.add(read(one, type)));
        return list;
    }

    private static Speaker speaker(JsonNode frame) {
        return frame.has("user_id") ? new Speaker(id(frame, "user_id"), 1, "Alice") : null;
    }

    private static UUID id(JsonNode frame, String name) {
        return frame.hasNonNull(name) ? UUID.fromString(frame.path(name).asText()) : null;
    }

    private static Instant time(JsonNode frame, String name) {
        return frame.hasNonNull(name) ? Instant.parse(frame.path(name).asText()) : null;
    }

    private static String text(JsonNode frame, String name) {
        return frame.path(name).textValue();
    }

    private static String json(JsonNode frame, String name) {
        return frame.has(name) ? frame.get(name).toString() : null;
    }

    static Event event(JsonNode frame) {
        var conversation = id(frame, "conversation_id");
        var type = text(frame, "type");
        if (type.equals("conversation.updated") && !frame.has("seq")) {
            return new Event.PartMoved(new ParticipantState(
                    conversation,
                    null,
                    0,
                    frame.path("pinned").asBoolean(),
                    frame.path("archived").asBoolean(),
                    null,
                    null));
        }
        return switch (type) {
            case "presence.changed" ->
                new Event.PresenceChanged(
                        new Presence(id(frame, "user_id"), frame.path("online").asBoolean(), time(frame, "last_seen")));
            case "conversation.synced" ->
                new Event.Synced(conversation, frame.path("seq").asLong());
            case "conversation.gap" ->
                new Event.Gap(
                        conversation,
                        frame.path("first_seq").asLong(),
                        frame.path("seq").asLong());
            case "error" -> new Event.NotTakingPart(conversation);
            case "topic.event" ->
                new Event.TopicPublished(
                        text(frame, "topic"), text(frame, "event"), json(frame, "data"), speaker(frame));
            case "document.asked", "document.reprompted", "document.completed" ->
                new Event.DocumentTurned(Documents.event(frame));
            case "notification" ->
                new Event.Notification(text(frame, "title"), text(frame, "body"), json(frame, "data"));
            case "token.expiring" ->
                new Event.TokenExpiring(frame.path("expires_in_ms").asLong());
            case "reply.started", "reply.delta", "reply.reasoning", "reply.waiting", "typing.changed", "read.marked" ->
                new Event.Ephemeral(conversation, passing(type, frame));
            default -> new Event.Durable(conversation, change(type, frame));
        };
    }

    private static Ephemeral passing(String type, JsonNode frame) {
        var reply = id(frame, "reply_id");
        return switch (type) {
            case "reply.started" ->
                new Ephemeral.ReplyStarted(
                        reply,
                        id(frame, "to_message_id"),
                        id(frame, "message_id"),
                        frame.path("attempt").asInt(),
                        text(frame, "model"));
            case "reply.delta" ->
                new Ephemeral.ReplyDelta(reply, null, 1, 1, frame.path("offset").asInt(), text(frame, "text"));
            case "reply.reasoning" ->
                new Ephemeral.ReplyReasoning(
                        reply, null, 1, frame.path("offset").asInt(), text(frame, "text"));
            case "reply.waiting" ->
                new Ephemeral.ReplyWaiting(
                        reply,
                        id(frame, "to_message_id"),
                        text(frame, "reason"),
                        frame.path("retry_after_ms").asLong());
            case "typing.changed" ->
                new Ephemeral.TypingChanged(
                        id(frame, "user_id"), frame.path("typing").asBoolean());
            default ->
                new Ephemeral.ReadMarked(id(frame, "user_id"), frame.path("seq").asLong(), time(frame, "at"));
        };
    }

    private static Change change(String type, JsonNode frame) {
        var seq = frame.path("seq").asLong();
        var reply = id(frame, "reply_id");
        var message = frame.path("message").isObject() ? read(frame.path("message"), MessageView.class) : null;
        return switch (type) {
            case "message.sent", "reply.completed" -> new Change.MessageSent(seq, message, reply);
            case "reply.stopped" ->
                message == null
                        ? new Change.ReplyStopped(seq, reply, id(frame, "to_message_id"), Instant.EPOCH)
                        : new Change.MessageSent(seq, message, reply);
            case "message.changed" -> new Change.MessageChanged(seq, message);
            case "reply.failed" ->
                message != null
                        ? new Change.MessageSent(seq, brokenOff(message, frame), reply)
                        : new Change.ReplyFailed(
                                seq,
                                reply,
                                id(frame, "to_message_id"),
                                ErrorCode.of(text(frame, "code")),
                                text(frame, "message"),
                                frame.path("retry_after_ms").asLong());
            case "participant.added" ->
                new Change.ParticipantAdded(seq, read(frame.path("participant"), ParticipantView.class), Instant.EPOCH);
            case "participant.removed", "participant.left" ->
                new Change.ParticipantRemoved(seq, id(frame, "user_id"), type.endsWith("left"), Instant.EPOCH);
            case "conversation.created" ->
                new Change.ConversationCreated(
                        seq, read(frame.path("conversation"), ConversationView.class), Instant.EPOCH);
            case "conversation.updated" ->
                new Change.ConversationUpdated(
                        seq,
                        text(frame, "title"),
                        text(frame, "description"),
                        Visibility.of(text(frame, "visibility")),
                        time(frame, "updated_at"));
            case "conversation.deleted" -> new Change.ConversationDeleted(seq, Instant.EPOCH);
            default -> throw new AssertionError("The code knows no event " + type);
        };
    }

    private static MessageView brokenOff(MessageView heard, JsonNode frame) {
        var failure = new Failure(
                ErrorCode.of(text(frame, "code")),
                text(frame, "reason"),
                frame.path("retry_after_ms").asLong());
        return MessageView.builder()
                .id(heard.id())
                .number(heard.number())
                .conversationId(heard.conversationId())
                .seq(heard.seq())
                .changedSeq(heard.changedSeq())
                .senderId(heard.senderId())
                .role(heard.role())
                .content(heard.content())
                .contentType(heard.contentType())
                .key(heard.key())
                .replyTo(heard.replyTo())
                .attachments(heard.attachments())
                .reactions(heard.reactions())
                .tokenCount(heard.tokenCount())
                .replyId(heard.replyId())
                .modelUsed(heard.modelUsed())
                .processingTimeMs(heard.processingTimeMs())
                .confidenceScore(heard.confidenceScore())
                .metadata(heard.metadata())
                .createdAt(heard.createdAt())
                .updatedAt(heard.updatedAt())
                .editedAt(heard.editedAt())
                .deletedAt(heard.deletedAt())
                .finishReason(heard.finishReason())
                .reasoning(heard.reasoning())
                .failure(failure)
                .details(heard.details())
                .build();
    }

    private static List<KnownPerson> former(JsonNode frame) {
        var former = new ArrayList<KnownPerson>();
        frame.path("former_participants")
                .forEach(one -> former.add(new KnownPerson(
                        id(one, "user_id"),
                        one.path("number").asLong(),
                        text(one, "name"),
                        text(one, "image_url"),
                        null,
                        null,
                        null)));
        return former;
    }

    static Answer answer(String command, JsonNode frame) {
        return switch (command) {
            case "connect" ->
                new Answer.Connected(text(frame, "connection_id"), caller(frame.path("user")), page(frame));
            case "ping" -> new Answer.Pong();
            case "document.templates" -> new Answer.Templates(Documents.templates(frame));
            case "document.start", "document.resume", "document.answer", "document.revise" ->
                new Answer.DocumentTurned(Documents.session(frame.path("session")));
            case "token.refresh" ->
                new Answer.TokenRefreshed(
                        Samples.NOW.plusMillis(frame.path("expires_in_ms").asLong()));
            case "conversation.create", "conversation.update" ->
                new Answer.Conversation(read(frame.path("conversation"), ConversationView.class));
            case "conversation.list" -> new Answer.Conversations(page(frame));
            case "conversation.open" ->
                new Answer.ConversationOpened(new ConversationSnapshot(
                        read(frame.path("conversation"), ConversationView.class),
                        list(frame.path("participants"), ParticipantView.class),
                        list(frame.path("messages"), MessageView.class),
                        frame.path("more").asBoolean(),
                        frame.path("seq").asLong(),
                        former(frame)));
            case "conversation.leave", "topic.subscribe", "topic.unsubscribe", "topic.publish" -> new Answer.Done();
            case "conversation.delete" -> new Answer.ConversationDeleted(UUID.randomUUID());
            case "participant.add", "participant.remove" ->
                new Answer.Participating(list(frame.path("participants"), ParticipantView.class));
            case "message.send" ->
                new Answer.MessageStored(read(frame.path("message"), MessageView.class), id(frame, "reply_id"));
            case "message.edit", "message.delete", "message.react" ->
                new Answer.MessageChanged(read(frame.path("message"), MessageView.class));
            case "message.history" ->
                new Answer.History(
                        null,
                        new MessagePage(
                                list(frame.path("messages"), MessageView.class),
                                2,
                                5,
                                frame.path("more").asBoolean(),
                                former(frame)));
            case "message.search" ->
                new Answer.Found(new SearchPage(list(frame.path("hits"), SearchHit.class), text(frame, "cursor")));
            case "read.mark" ->
                new Answer.Read(new ReadMark(
                        frame.path("seq").asLong(),
                        Instant.EPOCH,
                        frame.path("unread").asInt()));
            case "typing.set" -> new Answer.TypingNoted(null, true, null);
            case "presence.get" -> {
                var people = new ArrayList<Presence>();
                frame.path("users")
                        .forEach(one -> people.add(
                                new Presence(id(one, "id"), one.path("online").asBoolean(), time(one, "last_seen"))));
                yield new Answer.Presences(people);
            }
            case "person.block", "person.blocked" -> new Answer.Blocked(list(frame.path("users"), BlockedPerson.class));
            case "reply.stop", "reply.regenerate" ->
                new Answer.Reply(new ReplyView(
                        id(frame, "reply_id"), null, null, null, ReplyStatus.of(text(frame, "status")), 1, true));
            default -> throw new AssertionError("The code knows no command " + command);
        };
    }

    private static ConversationPage page(JsonNode frame) {
        return new ConversationPage(
                list(frame.path("conversations"), ConversationView.class), 1, text(frame, "cursor"));
    }

    private static Caller caller(JsonNode user) {
        if (!user.has("id")) {
            return new Caller.Visitor("anon_1");
        }
        var person = PersonView.builder()
                .id(id(user, "id"))
                .number(user.path("number").asLong())
                .issuer("issuer")
                .subject("subject")
                .name(text(user, "name"))
                .role(text(user, "role"))
                .tier(text(user, "tier"))
                .build();
        return new Caller.Member(person, new Caller.Token(null, null, Instant.EPOCH));
    }
}
