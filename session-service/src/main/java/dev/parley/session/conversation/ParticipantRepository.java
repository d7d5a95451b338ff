package dev.parley.session.conversation;

import dev.parley.session.identity.CurrentSession;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who takes part in what. Row level security shows a person its own parts only.
@ApplicationScoped
class ParticipantRepository implements PanacheRepositoryBase<Participant, Participant.Key> {
    private static final String NAMED = """
            select new dev.parley.session.conversation.NamedParticipant(
                u.id, p, u.number, u.name, u.imageUrl, u.role, u.issuer, u.subject)
            from Participant p join Person u on u.id = p.userId
            where p.conversationId = :conversation
            order by p.joinedAt, p.userId
            """;

    private static final String NAMED_OF = """
            select new dev.parley.session.conversation.NamedParticipant(
                u.id, p, u.number, u.name, u.imageUrl, u.role, u.issuer, u.subject)
            from Participant p join Person u on u.id = p.userId
            where p.conversationId in :conversations
            order by p.joinedAt, p.userId
            """;

    private static final String COUNTS = """
            select p.conversationId, count(*) from Participant p
            where p.conversationId in :conversations group by p.conversationId
            """;

    private static final String PEOPLE = """
            select new dev.parley.session.conversation.NamedParticipant(
                u.id, p, u.number, u.name, u.imageUrl, u.role, u.issuer, u.subject)
            from Person u left join Participant p on p.userId = u.id and p.conversationId = :conversation
            where u.id in :people
            """;

    private static final String KNOWN = """
            select new dev.parley.session.conversation.NamedParticipant(
                u.id, u.number, u.name, u.imageUrl, u.role, u.issuer, u.subject)
            from Person u where u.id in :people
            """;

    private final CurrentSession currentSession;

    ParticipantRepository(CurrentSession currentSession) {
        this.currentSession = currentSession;
    }

    Optional<Participant> of(UUID conversation, UUID person) {
        return Optional.ofNullable(
                currentSession.get().find(Participant.class, new Participant.Key(conversation, person)));
    }

    /// The same, as it is now, and nobody else changes it until this transaction ends.
    Optional<Participant> locked(UUID conversation, UUID person) {
        // Another role is another row: the one this statement waited for may have given way to it meanwhile.
        return lock(conversation, person).or(() -> lock(conversation, person));
    }

    private Optional<Participant> lock(UUID conversation, UUID person) {
        return find("conversationId = ?1 and userId = ?2", conversation, person)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The same of a part read before.
    Optional<Participant> locked(Participant before) {
        getEntityManager().detach(before);
        return locked(before.conversationId, before.userId);
    }

    /// Who joined first stands in front.
    List<NamedParticipant> named(UUID conversation) {
        return getEntityManager()
                .createQuery(NAMED, NamedParticipant.class)
                .setParameter("conversation", conversation)
                .getResultList();
    }

    /// The same of many conversations.
    List<NamedParticipant> named(Collection<UUID> conversations) {
        return conversations.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery(NAMED_OF, NamedParticipant.class)
                        .setParameter("conversations", conversations)
                        .getResultList();
    }

    /// How many take part in each of these conversations.
    Map<UUID, Long> counts(Collection<UUID> conversations) {
        return getEntityManager()
                .createQuery(COUNTS, Object[].class)
                .setParameter("conversations", conversations)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    /// These people, whether they take part or not; whom nobody knows is left out.
    List<NamedParticipant> people(UUID conversation, Collection<UUID> people) {
        return currentSession
                .get()
                .createQuery(PEOPLE, NamedParticipant.class)
                .setParameter("conversation", conversation)
                .setParameter("people", people)
                .getResultList();
    }

    /// The same, and nothing of their parts in any conversation.
    List<NamedParticipant> people(Collection<UUID> people) {
        return getEntityManager()
                .createQuery(KNOWN, NamedParticipant.class)
                .setParameter("people", people)
                .getResultList();
    }

    List<UUID> conversationsOf(UUID person) {
        return getEntityManager()
                .createQuery("""
                        select c.id from Participant p join Conversation c on c.id = p.conversationId
                        where p.userId = :person and c.status = 'active' order by c.id
                        """, UUID.class)
                .setParameter("person", person)
                .getResultList();
    }

    long countIn(UUID conversation) {
        return count("conversationId", conversation);
    }

    long countOwners(UUID conversation) {
        return count("conversationId = ?1 and role = 'owner'", conversation);
    }
}
