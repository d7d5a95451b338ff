package dev.parley.session.log;

import dev.parley.session.contract.log.Head;
import dev.parley.session.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/// Finds the conversations that have moved by the ids of what moved them: ids carry their time and are indexed, while
/// an index on a time of `conversation` would make every append write it.
@ApplicationScoped
class MovedConversations {
    private static final String SQL = """
            select moved.conversation_id, p.user_id, c.last_seq
            from (
                select conversation_id from message where id >= :floor
                union
                select conversation_id from change where id >= :floor
            ) moved
            join participant p on p.conversation_id = moved.conversation_id and p.user_id = any(:people)
            join conversation c on c.id = moved.conversation_id""";

    private final Session session;

    MovedConversations(Session session) {
        this.session = session;
    }

    List<Head> since(Instant moment, Collection<UUID> people) {
        return session
                .createNativeQuery(SQL, Object[].class)
                .setParameter("floor", Uuid7.floor(moment))
                .setParameter("people", people.toArray(UUID[]::new))
                .addScalar("conversation_id", UUID.class)
                .addScalar("user_id", UUID.class)
                .addScalar("last_seq", Long.class)
                .stream()
                .map(row -> new Head((UUID) row[0], (UUID) row[1], (long) row[2], null))
                .toList();
    }
}
