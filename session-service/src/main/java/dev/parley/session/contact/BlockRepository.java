package dev.parley.session.contact;

import dev.parley.session.contract.person.BlockedPerson;
import dev.parley.session.contract.person.SilencedConversations.Silenced;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/// Who has blocked whom, and what follows from it for the direct conversations there are.
@ApplicationScoped
class BlockRepository implements PanacheRepositoryBase<Block, Block.Key> {
    private static final String ALL = """
            select u.id, u.number, u.name, b.created_at from block b join app_user u on u.id = b.other_id
            where b.person_id = :person order by b.created_at desc, u.id""";

    private static final String BAR = """
            update participant p set barred = :barred
            from conversation c
            where c.pair in (:pair, :riap) and c.status = 'active'
                and p.conversation_id = c.id and p.user_id = :other""";

    private static final String BAR_IN = """
            update participant p set barred = true
            where p.conversation_id = :conversation and exists (
                select from block b join participant o on o.user_id = b.person_id
                where b.other_id = p.user_id and o.conversation_id = p.conversation_id)""";

    private static final String DIRECT =
            "select id from conversation where pair in (:pair, :riap) and status = 'active'";

    private static final String EITHER = """
            select exists (select from block
                where person_id = :person and other_id = :other or person_id = :other and other_id = :person)""";

    private static final String SILENCED = """
            select b.person_id, b.other_id, c.id, not exists (
                select from participant a
                    join participant p on p.conversation_id = a.conversation_id and p.user_id = b.other_id
                    join conversation g on g.id = a.conversation_id
                where a.user_id = b.person_id and g.pair is null and g.status = 'active') as apart
            from block b join conversation c on c.status = 'active'
                and c.pair in (b.person_id || ' ' || b.other_id, b.other_id || ' ' || b.person_id)
            where b.person_id = any(:people) or b.other_id = any(:people)""";

    /// Those a block, whosever, stands between, and no conversation of several.
    private static final String APART = """
            select o.id from unnest(cast(:others as uuid[])) as o(id)
            where exists (select from block b
                    where b.person_id = :person and b.other_id = o.id or b.person_id = o.id and b.other_id = :person)
                and not exists (
                    select from participant a
                        join participant p on p.conversation_id = a.conversation_id and p.user_id = o.id
                        join conversation c on c.id = a.conversation_id
                    where a.user_id = :person and c.pair is null and c.status = 'active')""";

    private static final String PERSON = "select exists (select from app_user where id = :person)";

    /// Whether there is a person of that id at all.
    boolean isPerson(UUID id) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(PERSON, Boolean.class)
                .setParameter("person", id)
                .getSingleResult();
    }

    List<BlockedPerson> all(UUID person) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(ALL, Object[].class)
                .setParameter("person", person)
                .addScalar("id", UUID.class)
                .addScalar("number", Long.class)
                .addScalar("name", String.class)
                .addScalar("created_at", Instant.class)
                .stream()
                .map(row -> new BlockedPerson((UUID) row[0], (long) row[1], (String) row[2], (Instant) row[3]))
                .toList();
    }

    /// Those among `people` who have blocked this one.
    Set<UUID> blocking(UUID other, Collection<UUID> people) {
        return find("otherId = ?1 and personId in ?2", other, people).stream()
                .map(block -> block.personId)
                .collect(Collectors.toSet());
    }

    /// The direct conversation of the two.
    Optional<UUID> direct(UUID person, UUID other) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(DIRECT, UUID.class)
                .setParameter("pair", person + " " + other)
                .setParameter("riap", other + " " + person)
                .uniqueResultOptional();
    }

    /// Whether one of the two has blocked the other.
    boolean either(UUID person, UUID other) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(EITHER, Boolean.class)
                .setParameter("person", person)
                .setParameter("other", other)
                .getSingleResult();
    }

    /// The direct conversations of these people in which one has blocked the other.
    Map<UUID, List<UUID>> silenced(Set<UUID> people) {
        var silenced = new HashMap<UUID, List<UUID>>();
        meetings(people)
                .forEach(one -> silenced.computeIfAbsent(one.personId(), _ -> new ArrayList<>())
                        .add(one.conversationId()));
        return silenced;
    }

    /// The same with whom; once where both have blocked each other.
    List<Silenced> meetings(Set<UUID> people) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(SILENCED, Object[].class)
                .setParameter("people", people.toArray(UUID[]::new))
                .addScalar("person_id", UUID.class)
                .addScalar("other_id", UUID.class)
                .addScalar("id", UUID.class)
                .addScalar("apart", Boolean.class)
                .stream()
                .flatMap(row -> Stream.of(
                        new Silenced((UUID) row[0], (UUID) row[2], (UUID) row[1], (boolean) row[3]),
                        new Silenced((UUID) row[1], (UUID) row[2], (UUID) row[0], (boolean) row[3])))
                .filter(one -> people.contains(one.personId()))
                .distinct()
                .toList();
    }

    /// Those of the others between whom and the person a block stands, and who share no other conversation with it.
    Set<UUID> apart(UUID person, Collection<UUID> others) {
        return Set.copyOf(getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(APART, UUID.class)
                .setParameter("person", person)
                .setParameter("others", others.toArray(UUID[]::new))
                .getResultList());
    }

    /// Whether `other` may write in its direct conversation with the person.
    void bar(UUID person, UUID other, boolean barred) {
        getEntityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery(BAR)
                .setParameter("barred", barred)
                .setParameter("pair", person + " " + other)
                .setParameter("riap", other + " " + person)
                .setParameter("other", other)
                .executeUpdate();
    }

    /// Whether there was anybody to bar.
    boolean barIn(UUID conversation) {
        return getEntityManager()
                        .unwrap(Session.class)
                        .createNativeMutationQuery(BAR_IN)
                        .setParameter("conversation", conversation)
                        .executeUpdate()
                > 0;
    }
}
