package dev.parley.session.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.log.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// How changes are kept: as the contract writes them, but what people wrote stays in their messages alone, so that
/// nothing edited or deleted lives on here.
@ApplicationScoped
class ChangeJson {
    private static final String MESSAGE_CHANGED = "message.changed";
    private static final String PARTICIPANT_ADDED = "participant.added";
    private static final String CONVERSATION_CREATED = "conversation.created";

    /// Which message; its place is told even when it has been forgotten.
    @RegisterForReflection
    record OfMessage(UUID messageId, long birth, long number, Instant at) {}

    @RegisterForReflection
    record OfParticipant(UUID userId, ParticipantRole role, Instant at) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record OfCreation(Instant at) {}

    private final ObjectMapper json;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    ChangeJson(ObjectMapper json) {
        this.json = json;
        this.writer = json.writerFor(Change.class);
        this.reader = json.readerFor(Change.class);
    }

    static String kind(Change change) {
        return switch (change) {
            case Change.ReplyFailed failed -> "reply.failed";
            case Change.ReplyStopped stopped -> "reply.stopped";
            case Change.MessageChanged changed -> MESSAGE_CHANGED;
            case Change.ParticipantAdded added -> PARTICIPANT_ADDED;
            case Change.ParticipantRemoved removed -> "participant.removed";
            case Change.ConversationCreated created -> CONVERSATION_CREATED;
            case Change.ConversationUpdated updated -> "conversation.updated";
            case Change.ConversationDeleted deleted -> "conversation.deleted";
            case Change.MessageSent sent -> throw new IllegalArgumentException("A message is its own entry");
        };
    }

    String write(Change change) {
        try {
            return switch (change) {
                case Change.MessageChanged(var seq, var message) ->
                    json.writeValueAsString(
                            new OfMessage(message.id(), message.seq(), message.number(), message.updatedAt()));
                case Change.ParticipantAdded(var seq, var participant, var at) ->
                    json.writeValueAsString(new OfParticipant(participant.userId(), participant.role(), at));
                case Change.ConversationCreated(var seq, var conversation, var at) ->
                    json.writeValueAsString(new OfCreation(at));
                default -> writer.writeValueAsString(change);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change has no JSON", e);
        }
    }

    Entry read(String kind, long seq, String body) {
        try {
            return switch (kind) {
                case MESSAGE_CHANGED -> {
                    var of = json.readValue(body, OfMessage.class);
                    yield new Entry.OfMessage(seq, of.messageId, of.birth, of.number, of.at);
                }
                case PARTICIPANT_ADDED -> {
                    var of = json.readValue(body, OfParticipant.class);
                    yield new Entry.OfParticipant(seq, of.userId, of.role, of.at);
                }
                case CONVERSATION_CREATED -> new Entry.OfCreation(seq, json.readValue(body, OfCreation.class).at);
                default -> new Entry.Told(reader.readValue(body));
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored change cannot be read", e);
        }
    }
}
