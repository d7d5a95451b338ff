package dev.parley.session.contact;

import dev.parley.session.contract.person.BlockedPerson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    void barIn(UUID conversation) {
        getEntityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery(BAR_IN)
                .setParameter("conversation", conversation)
                .executeUpdate();
    }
}
