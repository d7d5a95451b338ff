package dev.parley.session.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/// Who has brought whom into conversations, for as long as it counts.
@ApplicationScoped
class IntroductionRepository {
    /// One at a time for each person, so that many at once are counted.
    private static final String ONE_AT_A_TIME = "select 1 from (select pg_advisory_xact_lock(:person)) locked";

    private static final String STRANGERS = """
            select o.id from unnest(cast(:others as uuid[])) as o(id)
            where not exists (
                select from participant theirs
                join participant own on own.conversation_id = theirs.conversation_id and own.user_id = :person
                join conversation c on c.id = theirs.conversation_id and c.status = 'active'
                where theirs.user_id = o.id)""";

    private static final String FORGET = "delete from introduction where by_id = :person and at < :since";

    private static final String COUNT =
            "select count(*) from introduction where by_id = :person and stranger and at >= :since";

    private static final String OFTEN = """
            select count(*) from (
                select person_id from introduction
                where by_id = :person and at >= :since and person_id in (select unnest(cast(:others as uuid[])))
                group by person_id having count(*) >= :most) often""";

    private static final String NOTE = """
            insert into introduction (by_id, person_id, stranger, at)
            select cast(:person as uuid), o.id, o.id in (select unnest(cast(:strangers as uuid[]))), cast(:at as timestamptz)
            from unnest(cast(:others as uuid[])) as o(id)""";

    private final Session session;

    IntroductionRepository(Session session) {
        this.session = session;
    }

    /// Until this transaction ends.
    void oneAtATime(UUID person) {
        session.createNativeQuery(ONE_AT_A_TIME, Integer.class)
                .setParameter("person", person.getLeastSignificantBits())
                .getResultList();
    }

    /// Those of the others with whom the person shares no conversation.
    Set<UUID> strangers(UUID person, List<UUID> others) {
        return new HashSet<>(session.createNativeQuery(STRANGERS, UUID.class)
                .setParameter("person", person)
                .setParameter("others", others.toArray(UUID[]::new))
                .addScalar("id", UUID.class)
                .getResultList());
    }

    void forget(UUID person, Instant before) {
        session.createNativeMutationQuery(FORGET)
                .setParameter("person", person)
                .setParameter("since", Timestamp.from(before))
                .executeUpdate();
    }

    long strangersSince(UUID person, Instant since) {
        return session.createNativeQuery(COUNT, Long.class)
                .setParameter("person", person)
                .setParameter("since", Timestamp.from(since))
                .getSingleResult();
    }

    /// Whether the person has brought any of the others in so often.
    boolean anybodyAsOften(UUID person, List<UUID> others, Instant since, int most) {
        return session.createNativeQuery(OFTEN, Long.class)
                        .setParameter("person", person)
                        .setParameter("since", Timestamp.from(since))
                        .setParameter("others", others.toArray(UUID[]::new))
                        .setParameter("most", most)
                        .getSingleResult()
                > 0;
    }

    void note(UUID person, List<UUID> others, Set<UUID> strangers, Instant at) {
        session.createNativeMutationQuery(NOTE)
                .setParameter("person", person)
                .setParameter("others", others.toArray(UUID[]::new))
                .setParameter("strangers", strangers.toArray(UUID[]::new))
                .setParameter("at", Timestamp.from(at))
                .executeUpdate();
    }
}
