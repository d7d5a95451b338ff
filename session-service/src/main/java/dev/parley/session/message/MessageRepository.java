package dev.parley.session.message;

import dev.parley.session.identity.CurrentSession;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/// Messages in keyset pages: as quick at the start of a long conversation as at its end. Oldest first, if nothing
/// else is said.
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, UUID> {
    private static final int AT_ONCE = 64;

    private static final String NEWEST = """
            select m.* from unnest(cast(:conversations as uuid[])) as w(id)
            cross join lateral (
                select * from message m where m.conversation_id = w.id order by m.seq desc limit 1) m""";

    private final CurrentSession currentSession;

    MessageRepository(CurrentSession currentSession) {
        this.currentSession = currentSession;
    }

    /// Of each of these conversations, in no order.
    List<Message> newest(Collection<UUID> conversations) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(NEWEST, Message.class)
                .setParameter("conversations", conversations.toArray(UUID[]::new))
                .getResultList();
    }

    /// The newest first.
    Stream<Message> before(UUID conversation, long before, int limit) {
        return bit(query("conversationId = ?1 and seq < ?2 order by seq desc", conversation, before)
                .setMaxResults(limit));
    }

    Stream<Message> between(UUID conversation, long after, long last, int limit) {
        return bit(query("conversationId = ?1 and seq > ?2 and seq <= ?3 order by seq", conversation, after, last)
                .setMaxResults(limit));
    }

    /// The key of the one in this place, counted from 0, for clients that count so.
    Optional<Long> inPlace(UUID conversation, int place, long last) {
        return currentSession
                .get()
                .createSelectionQuery(
                        "select m.seq from Message m where m.conversationId = ?1 and m.seq <= ?2 order by m.seq",
                        Long.class)
                .setParameter(1, conversation)
                .setParameter(2, last)
                .setFirstResult(place)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    private SelectionQuery<Message> query(String which, Object... parameters) {
        var query = currentSession.get().createSelectionQuery("from Message where " + which, Message.class);
        for (var at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        return query;
    }

    /// Bit by bit, as nobody knows how much of it will be wanted. To be closed.
    private static Stream<Message> bit(SelectionQuery<Message> found) {
        return found.setFetchSize(AT_ONCE).getResultStream();
    }

    Optional<Message> at(UUID conversation, long seq) {
        return find("conversationId = ?1 and seq = ?2", conversation, seq).firstResultOptional();
    }

    /// The newest that are not deleted.
    List<Message> aliveBefore(UUID conversation, long before, int limit) {
        return find("conversationId = ?1 and seq < ?2 and deletedAt is null order by seq desc", conversation, before)
                .page(0, limit)
                .list()
                .reversed();
    }

    /// The first thing a person said, unless it was deleted.
    Optional<Message> firstOfPeople(UUID conversation) {
        return find("conversationId = ?1 and role = 'user' and deletedAt is null order by seq", conversation)
                .firstResultOptional();
    }

    /// In no order.
    List<Message> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /// Without reading the message itself, whose conversation is yet to be locked.
    Optional<UUID> conversationOf(UUID message) {
        return find("select m.conversationId from Message m where m.id = ?1", message)
                .project(UUID.class)
                .firstResultOptional();
    }

    int trim(UUID conversation, long through) {
        getEntityManager()
                .createQuery("""
                        delete from MessageReaction r where r.messageId in (
                            select m.id from Message m where m.conversationId = :conversation and m.seq <= :through)
                        """)
                .setParameter("conversation", conversation)
                .setParameter("through", through)
                .executeUpdate();
        return (int) delete("conversationId = ?1 and seq <= ?2", conversation, through);
    }

    long nextNumber() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select nextval('message_number_seq')")
                        .getSingleResult())
                .longValue();
    }
}
