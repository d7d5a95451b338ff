package dev.parley.session.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.person.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Announces what has been committed. Nobody waits for it and nothing fails by it: it is a hint.
@ApplicationScoped
public class Announcer {
    private final RedisPublisher publisher;
    private final ObjectWriter changes;
    private final ObjectWriter notices;
    private final ObjectWriter passings;
    private final ObjectWriter revocations;

    Announcer(RedisPublisher publisher, ObjectMapper json) {
        this.publisher = publisher;
        this.changes = json.writerFor(new TypeReference<List<Change>>() {});
        // As the base types: their names are what the others read them by.
        this.notices = json.writerFor(UserEvent.class);
        this.passings = json.writerFor(Ephemeral.class);
        this.revocations = json.writerFor(Revocation.class);
    }

    /// The next changes of a conversation, in `seq` order.
    public void announce(UUID conversation, List<Change> next) {
        announce(conversation, next, null);
    }

    /// The same, where `origin` tells its own listeners itself (null: nobody does).
    public void announce(UUID conversation, List<Change> next, @Nullable String origin) {
        announce(conversation, next, origin, null);
    }

    /// The same with the traces of what is traced of it (null: nothing is).
    public void announce(UUID conversation, List<Change> next, @Nullable String origin, @Nullable String traces) {
        publisher.publish(() -> new RedisPublisher.Publication(
                Channels.conversation(conversation), head(next, origin, traces), json(changes, next)));
    }

    /// What concerns one person's connections alone.
    public void tell(UUID person, UserEvent notice) {
        publisher.publish(() -> new RedisPublisher.Publication(Channels.person(person), json(notices, notice)));
    }

    /// What is no entry of the conversation's log.
    public void tell(UUID conversation, Ephemeral passing) {
        publisher.publish(
                () -> new RedisPublisher.Publication(Channels.conversation(conversation), json(passings, passing)));
    }

    /// Tokens that count no longer, to every gateway.
    public void tell(Revocation revocation) {
        publisher.publish(() -> new RedisPublisher.Publication(Channels.REVOCATIONS, json(revocations, revocation)));
    }

    /// To whoever writes this reply.
    public void stop(UUID reply) {
        publisher.publish(() ->
                new RedisPublisher.Publication(Channels.STOPS, reply.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] json(ObjectWriter writer, Object what) {
        try {
            return writer.writeValueAsBytes(what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An announcement has no JSON", e);
        }
    }

    private static byte[] head(List<Change> next, @Nullable String origin, @Nullable String traces) {
        return Announcement.durable(
                        origin, traces, next.getFirst().seq(), next.getLast().seq(), "")
                .head()
                .getBytes(StandardCharsets.US_ASCII);
    }
}
