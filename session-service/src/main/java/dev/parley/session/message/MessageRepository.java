package dev.parley.session.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Messages in keyset pages: as quick at the start of a long conversation as at its end. All lists are oldest first.
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, UUID> {

    List<Message> before(UUID conversation, long before, int limit) {
        return find("conversationId = ?1 and seq < ?2 order by seq desc", conversation, before)
                .page(0, limit)
                .list()
                .reversed();
    }

    List<Message> between(UUID conversation, long after, long last, int limit) {
        return find("conversationId = ?1 and seq > ?2 and seq <= ?3 order by seq", conversation, after, last)
                .page(0, limit)
                .list();
    }

    /// By place instead of key, for clients that count so.
    List<Message> from(UUID conversation, int place, long last, int limit) {
        return find("conversationId = ?1 and seq <= ?2 order by seq", conversation, last)
                .range(place, place + limit - 1)
                .list();
    }

    Optional<Message> at(UUID conversation, long seq) {
        return find("conversationId = ?1 and seq = ?2", conversation, seq).firstResultOptional();
    }

    long nextNumber() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select nextval('message_number_seq')")
                        .getSingleResult())
                .longValue();
    }
}
