package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.identity.CurrentSession;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Conversations by id, by key and in pages. Row level security decides which of them are there at all.
@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, UUID> {
    private static final String OWN = """
            from Participant p join Conversation c on c.id = p.conversationId
            where p.userId = :person and p.archived = :archived and c.status = 'active'
            """;

    private static final String OWN_SEEN = "select new dev.parley.session.conversation.ConversationForUser(c, p) ";

    private static final String OWN_AFTER = """
             and ((:pinned = true and p.pinned = false) or (p.pinned = :pinned
                and (coalesce(c.lastMessageAt, c.createdAt) < :at
                    or (coalesce(c.lastMessageAt, c.createdAt) = :at and c.id < :id))))
            """;

    private static final String OWN_ORDER =
            " order by p.pinned desc, coalesce(c.lastMessageAt, c.createdAt) desc, c.id desc";

    private static final String SHARED = "from Conversation c where c.visibility = 'public' and c.status = 'active'";

    private static final String SHARED_SEEN =
            "select new dev.parley.session.conversation.ConversationForUser(c, null) ";

    private static final String SHARED_AFTER = """
             and (coalesce(c.lastMessageAt, c.createdAt) < :at
                or (coalesce(c.lastMessageAt, c.createdAt) = :at and c.id < :id))
            """;

    private static final String SHARED_ORDER = " order by coalesce(c.lastMessageAt, c.createdAt) desc, c.id desc";

    private static final String HEADS = """
            select w.person, own.* from unnest(cast(:people as uuid[])) as w(person)
            cross join lateral (
                select c.id, c.last_seq, c.kind, coalesce(c.last_message_at, c.created_at) as moved
                from participant p join conversation c on c.id = p.conversation_id
                where p.user_id = w.person and c.status = 'active'
                order by coalesce(c.last_message_at, c.created_at) desc, c.id desc
                limit :most) own
            order by own.moved desc, own.id desc""";

    private static final String FIRST = """
            select {c.*}, {p.*} from unnest(cast(:people as uuid[])) as w(person)
            cross join lateral (
                select c.id
                from participant p join conversation c on c.id = p.conversation_id
                where p.user_id = w.person and p.archived = false and c.status = 'active'
                order by p.pinned desc, coalesce(c.last_message_at, c.created_at) desc, c.id desc
                limit :most) own
            join conversation c on c.id = own.id
            join participant p on p.conversation_id = own.id and p.user_id = w.person
            order by p.pinned desc, coalesce(c.last_message_at, c.created_at) desc, c.id desc""";

    private final CurrentSession currentSession;

    ConversationRepository(CurrentSession currentSession) {
        this.currentSession = currentSession;
    }

    Optional<Conversation> active(UUID id) {
        return currentSession
                .get()
                .createSelectionQuery("from Conversation where id = ?1 and status = 'active'", Conversation.class)
                .setParameter(1, id)
                .uniqueResultOptional();
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

    /// A conversation read before, as it is now, if it is still there.
    Optional<Conversation> again(Conversation before) {
        getEntityManager().detach(before);
        return active(before.id);
    }

    /// `after` is null for the first page.
    List<ConversationForUser> own(UUID person, Filter filter, @Nullable Cursor after, int limit) {
        var query = getEntityManager()
                .createQuery(
                        OWN_SEEN + OWN + matching(filter) + (after == null ? "" : OWN_AFTER) + OWN_ORDER,
                        ConversationForUser.class)
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("pinned", after.pinned());
        }
        return from(after, ofOwn(person, filter, query));
    }

    /// Those that are not archived, by id; `after` is null for the first.
    List<ConversationForUser> ownAfter(UUID person, @Nullable UUID after, int limit) {
        var query = getEntityManager()
                .createQuery(
                        OWN_SEEN + OWN + (after == null ? "" : " and c.id > :after") + " order by c.id",
                        ConversationForUser.class)
                .setParameter("person", person)
                .setParameter("archived", false)
                .setMaxResults(limit);
        return (after == null ? query : query.setParameter("after", after)).getResultList();
    }

    long countOwn(UUID person, Filter filter) {
        var query = getEntityManager().createQuery("select count(*) " + OWN + matching(filter), Long.class);
        return ofOwn(person, filter, query).getSingleResult();
    }

    List<ConversationForUser> shared(Filter filter, @Nullable Cursor after, int limit) {
        var query = getEntityManager()
                .createQuery(
                        SHARED_SEEN + SHARED + matching(filter) + (after == null ? "" : SHARED_AFTER) + SHARED_ORDER,
                        ConversationForUser.class)
                .setMaxResults(limit);
        return from(after, matched(filter, query));
    }

    long countShared(Filter filter) {
        var query = getEntityManager().createQuery("select count(*) " + SHARED + matching(filter), Long.class);
        return matched(filter, query).getSingleResult();
    }

    /// The first of each person's own, of each at most `most`, in the order of a page.
    List<ConversationForUser> own(Collection<UUID> people, int most) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(FIRST, Object[].class)
                .addEntity("c", Conversation.class)
                .addEntity("p", Participant.class)
                .setParameter("people", people.toArray(UUID[]::new))
                .setParameter("most", most)
                .setReadOnly(true)
                .getResultStream()
                .map(row -> new ConversationForUser((Conversation) row[0], (Participant) row[1]))
                .toList();
    }

    /// By person, the latest first.
    Map<UUID, List<LogPosition>> heads(Collection<UUID> people, int most) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(HEADS, Object[].class)
                .setParameter("people", people.toArray(UUID[]::new))
                .setParameter("most", most)
                .addScalar("person", UUID.class)
                .addScalar("id", UUID.class)
                .addScalar("last_seq", Long.class)
                .addScalar("kind", String.class)
                .getResultStream()
                .map(row -> new LogPosition(
                        (UUID) row[1], (UUID) row[0], (Long) row[2], ConversationKind.of((String) row[3])))
                .collect(Collectors.groupingBy(LogPosition::personId));
    }

    private static String matching(Filter filter) {
        return (filter.kind() == null ? "" : " and c.kind = :kind")
                + (filter.title() == null ? "" : " and c.title ilike :title escape '!'");
    }

    private static <T> TypedQuery<T> matched(Filter filter, TypedQuery<T> query) {
        if (filter.kind() != null) {
            query.setParameter("kind", filter.kind());
        }
        return filter.title() == null ? query : query.setParameter("title", Filter.pattern(filter.title()));
    }

    private static <T> TypedQuery<T> ofOwn(UUID person, Filter filter, TypedQuery<T> query) {
        return matched(filter, query.setParameter("person", person).setParameter("archived", filter.archived()));
    }

    private static List<ConversationForUser> from(@Nullable Cursor after, TypedQuery<ConversationForUser> query) {
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return query.getResultList();
    }
}
