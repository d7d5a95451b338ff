package dev.parley.session.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.session.contract.log.Change;
import dev.parley.session.database.Uuid7;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The part of the log that is not messages. Within a transaction.
@ApplicationScoped
public class Changes {
    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<ChangeEntry, UUID> {
        List<ChangeEntry> after(UUID conversation, long seq, int limit) {
            return find("conversationId = ?1 and seq > ?2 order by seq", conversation, seq)
                    .page(0, limit)
                    .list();
        }
    }

    private final Repository entries;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    Changes(Repository entries, ObjectMapper json) {
        this.entries = entries;
        this.writer = json.writerFor(Change.class);
        this.reader = json.readerFor(Change.class);
    }

    /// Whoever records holds the conversation's lock and has taken the change's `seq`.
    public void record(UUID conversation, Change change) {
        entries.persist(new ChangeEntry(Uuid7.next(), conversation, change.seq(), kind(change), text(change)));
    }

    /// In `seq` order.
    public List<Change> after(UUID conversation, long seq, int limit) {
        return entries.after(conversation, seq, limit).stream().map(this::read).toList();
    }

    private static String kind(Change change) {
        return switch (change) {
            case Change.ReplyFailed failed -> "reply.failed";
            case Change.ReplyStopped stopped -> "reply.stopped";
            case Change.MessageChanged changed -> "message.changed";
            case Change.ParticipantAdded added -> "participant.added";
            case Change.ParticipantRemoved removed -> "participant.removed";
            case Change.ConversationCreated created -> "conversation.created";
            case Change.ConversationUpdated updated -> "conversation.updated";
            case Change.ConversationDeleted deleted -> "conversation.deleted";
            case Change.MessageSent sent -> throw new IllegalArgumentException("A message is its own entry");
        };
    }

    private String text(Change change) {
        try {
            return writer.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change has no JSON", e);
        }
    }

    private Change read(ChangeEntry entry) {
        try {
            return reader.readValue(entry.body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored change cannot be read", e);
        }
    }
}
