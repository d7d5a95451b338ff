package dev.parley.session.conversation;

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
            select new dev.parley.session.conversation.Seen(c, p)
            from Participant p join Conversation c on c.id = p.conversationId
            where p.userId = :person and p.archived = :archived and c.status = 'active'
            """;
    private static final String OWN_AFTER = """
             and ((:pinned = true and p.pinned = false) or (p.pinned = :pinned
                and (coalesce(c.lastMessageAt, c.createdAt) < :at
                    or (coalesce(c.lastMessageAt, c.createdAt) = :at and c.id < :id))))
            """;
    private static final String OWN_ORDER =
            " order by p.pinned desc, coalesce(c.lastMessageAt, c.createdAt) desc, c.id desc";

    private static final String SHARED = """
            select new dev.parley.session.conversation.Seen(c, null)
            from Conversation c where c.visibility = 'public' and c.status = 'active'
            """;
    private static final String SHARED_AFTER = """
             and (coalesce(c.lastMessageAt, c.createdAt) < :at
                or (coalesce(c.lastMessageAt, c.createdAt) = :at and c.id < :id))
            """;
    private static final String SHARED_ORDER = " order by coalesce(c.lastMessageAt, c.createdAt) desc, c.id desc";

    private static final String HEADS = """
            select new dev.parley.session.contract.log.Head(c.id, p.userId, c.lastSeq, null)
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
    List<Seen> own(UUID person, boolean archived, Cursor after, int limit) {
        var query = getEntityManager()
                .createQuery(OWN + (after == null ? "" : OWN_AFTER) + OWN_ORDER, Seen.class)
                .setParameter("person", person)
                .setParameter("archived", archived)
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("pinned", after.pinned());
        }
        return from(after, query);
    }

    long countOwn(UUID person, boolean archived) {
        return count(
                "from Participant p join Conversation c on c.id = p.conversationId"
                        + " where p.userId = ?1 and p.archived = ?2 and c.status = 'active'",
                person,
                archived);
    }

    List<Seen> shared(Cursor after, int limit) {
        return from(
                after,
                getEntityManager()
                        .createQuery(SHARED + (after == null ? "" : SHARED_AFTER) + SHARED_ORDER, Seen.class)
                        .setMaxResults(limit));
    }

    long countShared() {
        return count("visibility = 'public' and status = 'active'");
    }

    List<Head> heads(UUID person, int limit) {
        return getEntityManager()
                .createQuery(HEADS, Head.class)
                .setParameter("person", person)
                .setMaxResults(limit)
                .getResultList();
    }

    private static List<Seen> from(Cursor after, TypedQuery<Seen> query) {
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.getResultList();
    }
}
