package dev.parley.session.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Document sessions, of whoever the transaction acts for.
@ApplicationScoped
class DocumentSessionRepository implements PanacheRepositoryBase<DocumentSession, UUID> {
    private static final String HOLD = "select pg_advisory_xact_lock(hashtextextended('document_session ' || ?, 0))";

    /// Those there are, locked in the order of their ids, so that no two transactions wait for each other.
    Map<UUID, DocumentSession> locked(Set<UUID> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(session -> session.id, Function.identity()));
    }

    Optional<DocumentSession> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// `template` null: of any.
    Optional<DocumentSession> newestUnfinished(UUID person, @Nullable String template) {
        return find(
                        "userId = ?1 and status = 'active' and (?2 is null or templateId = ?2) order by id desc",
                        person,
                        template)
                .page(0, 1)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The version of the template in the person's newest unfinished session of it.
    Optional<Integer> templateOfUnfinished(UUID person, String template) {
        return find(
                        "select s.templateVersion from DocumentSession s"
                                + " where s.userId = ?1 and s.status = 'active' and s.templateId = ?2 order by s.id desc",
                        person,
                        template)
                .project(Integer.class)
                .page(0, 1)
                .firstResultOptional();
    }

    int expire(Instant idleSince) {
        return update("status = 'expired', pending = null where status = 'active' and updatedAt < ?1", idleSince);
    }

    /// Two connections that come at once begin one session, not two. By JDBC: Hibernate would plan a native query anew
    /// each time.
    void holdSessionsOf(UUID person) {
        getSession().doWork(connection -> {
            try (var statement = connection.prepareStatement(HOLD)) {
                statement.setString(1, person.toString());
                statement.execute();
            }
        });
    }
}
