package dev.parley.session.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Announces what has been committed. Nobody waits for it and nothing fails by it: it is a hint.
@ApplicationScoped
public class Announcer {
    private final RedisLine line;
    private final ObjectWriter changes;

    Announcer(RedisLine line, ObjectMapper json) {
        this.line = line;
        this.changes = json.writerFor(new TypeReference<List<Change>>() {});
    }

    /// The next changes of a conversation, in `seq` order.
    public void announce(UUID conversation, List<Change> next) {
        line.publish(() -> new RedisLine.Publication(Channels.conversation(conversation), text(next)));
    }

    /// The person has just become a participant of the conversation.
    public void announceTo(UUID person, UUID conversation) {
        line.publish(() -> new RedisLine.Publication(Channels.person(person), conversation.toString()));
    }

    private String text(List<Change> next) {
        try {
            return Announcement.durable(next.getFirst().seq(), next.getLast().seq(), changes.writeValueAsString(next))
                    .text();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change has no JSON", e);
        }
    }
}
