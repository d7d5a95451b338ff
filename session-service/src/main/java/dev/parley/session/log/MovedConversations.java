package dev.parley.session.log;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.log.ParticipantState;
import dev.parley.session.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/// Finds the conversations that have moved by the ids of what moved them: ids carry their time and are indexed, while
/// an index on a time of `conversation` would make every append write it.
///
/// The ends of the ranges exclude nothing: of a range with two ends PostgreSQL expects little without knowing them, and
/// so takes the index. `is true` keeps it from joining people it expects to be few. It expects more to have moved than
/// has: `offset 0` keeps it from reading through everybody's parts for that.
@ApplicationScoped
class MovedConversations {
    private static final String MOVED = """
            select moved.conversation_id, p.user_id, c.last_seq, c.kind
            from (
                select conversation_id from message where id between :floor and :end
                union
                select conversation_id from change where id between :floor and :end
            ) moved
            cross join lateral (
                select p.user_id from participant p
                where p.conversation_id = moved.conversation_id and p.user_id = any(:people) offset 0) p
            join conversation c on c.id = moved.conversation_id
            union
            select ch.conversation_id, ch.user_id, c.last_seq, c.kind
            from change ch join conversation c on c.id = ch.conversation_id
            where ch.id between :floor and :end and ch.user_id = any(:people)""";

    private static final String PARTS = """
            with moved as materialized (
                select p.conversation_id, p.user_id, p.read_seq, p.pinned, p.archived, p.arranged_at, p.updated_at
                from participant p where p.updated_at between :since and :end
            ), heard as materialized (
                select distinct mine.conversation_id
                from (select distinct conversation_id from moved) somewhere
                join participant mine on mine.conversation_id = somewhere.conversation_id
                where (mine.user_id in (select unnest(:people))) is true
            )
            select m.* from moved m join heard h on h.conversation_id = m.conversation_id""";

    private static final UUID LAST = new UUID(-1, -1);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Session session;

    MovedConversations(Session session) {
        this.session = session;
    }

    /// Somebody removed lately is told too: the change names it.
    List<LogPosition> since(Instant moment, Collection<UUID> people) {
        return session
                .createNativeQuery(MOVED, Object[].class)
                .setParameter("floor", Uuid7.floor(moment))
                .setParameter("end", LAST)
                .setParameter("people", people.toArray(UUID[]::new))
                .addScalar("conversation_id", UUID.class)
                .addScalar("user_id", UUID.class)
                .addScalar("last_seq", Long.class)
                .addScalar("kind", String.class)
                .stream()
                .map(row -> new LogPosition(
                        (UUID) row[0], (UUID) row[1], (long) row[2], ConversationKind.of((String) row[3])))
                .toList();
    }

    /// In the conversations of these people, of whomever.
    List<ParticipantState> parts(Instant moment, Collection<UUID> people) {
        return session
                .createNativeQuery(PARTS, Object[].class)
                .setParameter("since", moment)
                .setParameter("end", moment.plus(AHEAD))
                .setParameter("people", people.toArray(UUID[]::new))
                .addScalar("conversation_id", UUID.class)
                .addScalar("user_id", UUID.class)
                .addScalar("read_seq", Long.class)
                .addScalar("pinned", Boolean.class)
                .addScalar("archived", Boolean.class)
                .addScalar("arranged_at", Instant.class)
                .addScalar("updated_at", Instant.class)
                .stream()
                .map(row -> new ParticipantState(
                        (UUID) row[0],
                        (UUID) row[1],
                        (long) row[2],
                        (boolean) row[3],
                        (boolean) row[4],
                        (Instant) row[5],
                        (Instant) row[6]))
                .toList();
    }
}
