package dev.parley.session.contact;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/// Lets people bring others into conversations, as far as those want it and nobody is overrun. Within a transaction of
/// the service.
@ApplicationScoped
public class Introductions {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

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
    private final BlockRepository blocks;
    private final ContactConfig config;

    Introductions(Session session, BlockRepository blocks, ContactConfig config) {
        this.session = session;
        this.blocks = blocks;
        this.config = config;
    }

    /// Notes that the person brings these others into a conversation.
    ///
    /// @throws Refused `forbidden`, whoever of them does not want it for whatever reason; `rate_limited`
    public void note(UUID person, List<UUID> others, boolean direct, Instant at) {
        if (others.isEmpty()) {
            return;
        }
        if (!blocks.blocking(person, others).isEmpty()) {
            throw unwanted();
        }
        session.createNativeQuery(ONE_AT_A_TIME, Integer.class)
                .setParameter("person", person.getLeastSignificantBits())
                .getResultList();
        var strangers = strangers(person, others);
        if (direct && !strangers.isEmpty() && !config.directByStrangers()) {
            throw unwanted();
        }
        session.createNativeMutationQuery(FORGET)
                .setParameter("person", person)
                .setParameter("since", Timestamp.from(at.minus(DAY)))
                .executeUpdate();
        bounded(person, strangers.size(), config.strangersPerMinute(), at, MINUTE);
        bounded(person, strangers.size(), config.strangersPerDay(), at, DAY);
        if (config.samePersonPerDay() > 0 && often(person, others, at) > 0) {
            throw tooMany(DAY);
        }
        session.createNativeMutationQuery(NOTE)
                .setParameter("person", person)
                .setParameter("others", others.toArray(UUID[]::new))
                .setParameter("strangers", strangers.toArray(UUID[]::new))
                .setParameter("at", Timestamp.from(at))
                .executeUpdate();
    }

    private Set<UUID> strangers(UUID person, List<UUID> others) {
        return new HashSet<>(session.createNativeQuery(STRANGERS, UUID.class)
                .setParameter("person", person)
                .setParameter("others", others.toArray(UUID[]::new))
                .addScalar("id", UUID.class)
                .getResultList());
    }

    private void bounded(UUID person, int more, int most, Instant at, Duration span) {
        if (most > 0 && more > 0 && counted(person, at.minus(span)) + more > most) {
            throw tooMany(span);
        }
    }

    private long counted(UUID person, Instant since) {
        return session.createNativeQuery(COUNT, Long.class)
                .setParameter("person", person)
                .setParameter("since", Timestamp.from(since))
                .getSingleResult();
    }

    private long often(UUID person, List<UUID> others, Instant at) {
        return session.createNativeQuery(OFTEN, Long.class)
                .setParameter("person", person)
                .setParameter("since", Timestamp.from(at.minus(DAY)))
                .setParameter("others", others.toArray(UUID[]::new))
                .setParameter("most", config.samePersonPerDay())
                .getSingleResult();
    }

    private static Refused tooMany(Duration span) {
        return new Refused(ErrorCode.RATE_LIMITED, "Too many people are brought into conversations", span.toMillis());
    }

    /// Why stays with whoever does not want it.
    private static Refused unwanted() {
        return new Refused(ErrorCode.FORBIDDEN, "Somebody of them cannot be brought into this conversation");
    }
}
