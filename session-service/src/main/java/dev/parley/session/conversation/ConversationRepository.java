package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Head;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Conversations by id, by key and in pages. Row level security decides which of them are there at all.
@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, UUID> {
    private static final String OWN = """
            from Participant p join Conversation c on c.id = p.conversationId
            where p.userId = :person and p.archived = :archived and c.status = 'active'
            """;

    private static final String OWN_SEEN = "select new dev.parley.session.conversation.Seen(c, p) ";

    private static final String OWN_AFTER = """
             and ((:pinned = true and p.pinned = false) or (p.pinned = :pinned
                and (coalesce(c.lastMessageAt, c.createdAt) < :at
                    or (coalesce(c.lastMessageAt, c.createdAt) = :at and c.id < :id))))
            """;

    private static final String OWN_ORDER =
            " order by p.pinned desc, coalesce(c.lastMessageAt, c.createdAt) desc, c.id desc";

    private static final String SHARED = "from Conversation c where c.visibility = 'public' and c.status = 'active'";

    private static final String SHARED_SEEN = "select new dev.parley.session.conversation.Seen(c, null) ";

    private static final String SHARED_AFTER = """
             and (coalesce(c.lastMessageAt, c.createdAt) < :at
                or (coalesce(c.lastMessageAt, c.createdAt) = :at and c.id < :id))
            """;

    private static final String SHARED_ORDER = " order by coalesce(c.lastMessageAt, c.createdAt) desc, c.id desc";

    private static final String HEADS = """
            select c.id, c.lastSeq, c.kind
            from Participant p join Conversation c on c.id = p.conversationId
            where p.userId = :person and c.status = 'active'
            order by coalesce(c.lastMessageAt, c.createdAt) desc, c.id desc
            """;

    Optional<Conversation> active(UUID id) {
        return find("id = ?1 and status = 'active'", id).firstResultOptional();
    }

    Optional<Conversation> byKey(UUID owner, String key) {
        return find("ownerId = ?1 and key = ?2", owner, key).firstResultOptional();
    }

    Optional<Conversation> ofPair(String pair) {
        return find("pair = ?1 and status = 'active'", pair).firstResultOptional();
    }

    /// Locked until the transaction ends. Hibernate would give back what the session has read before, so nothing must
    /// have been.
    Optional<Conversation> locked(UUID id) {
        return find("id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /// The same, of a conversation read before, as it is now.
    Optional<Conversation> locked(Conversation before) {
        getEntityManager().detach(before);
        return locked(before.id);
    }

    /// `after` is null for the first page.
    List<Seen> own(UUID person, Filter filter, Cursor after, int limit) {
        var query = getEntityManager()
                .createQuery(
                        OWN_SEEN + OWN + matching(filter) + (after == null ? "" : OWN_AFTER) + OWN_ORDER, Seen.class)
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("pinned", after.pinned());
        }
        return from(after, ofOwn(person, filter, query));
    }

    long countOwn(UUID person, Filter filter) {
        var query = getEntityManager().createQuery("select count(*) " + OWN + matching(filter), Long.class);
        return ofOwn(person, filter, query).getSingleResult();
    }

    List<Seen> shared(Filter filter, Cursor after, int limit) {
        var query = getEntityManager()
                .createQuery(
                        SHARED_SEEN + SHARED + matching(filter) + (after == null ? "" : SHARED_AFTER) + SHARED_ORDER,
                        Seen.class)
                .setMaxResults(limit);
        return from(after, matched(filter, query));
    }

    long countShared(Filter filter) {
        var query = getEntityManager().createQuery("select count(*) " + SHARED + matching(filter), Long.class);
        return matched(filter, query).getSingleResult();
    }

    List<Head> heads(UUID person, int limit) {
        return getEntityManager()
                .createQuery(HEADS, Object[].class)
                .setParameter("person", person)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Head((UUID) row[0], person, (long) row[1], ConversationKind.of((String) row[2])))
                .toList();
    }

    private static String matching(Filter filter) {
        return (filter.kind() == null ? "" : " and c.kind = :kind")
                + (filter.title() == null ? "" : " and c.title ilike :title escape '!'");
    }

    private static <T> TypedQuery<T> matched(Filter filter, TypedQuery<T> query) {
        if (filter.kind() != null) {
            query.setParameter("kind", filter.kind());
        }
        return filter.title() == null ? query : query.setParameter("title", filter.pattern());
    }

    private static <T> TypedQuery<T> ofOwn(UUID person, Filter filter, TypedQuery<T> query) {
        return matched(filter, query.setParameter("person", person).setParameter("archived", filter.archived()));
    }

    private static List<Seen> from(Cursor after, TypedQuery<Seen> query) {
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.getResultList();
    }
}
