package dev.parley.session.person;

import dev.parley.session.contract.signin.SignIn;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// People by id, and by the name their issuer has for them.
@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<Person, UUID> {
    private static final String KNOWN = """
            select u from Person u
            where u.id in :asked and (u.id = :person or exists (
                select 1 from Participant own
                join Participant others on others.conversationId = own.conversationId
                join Conversation c on c.id = own.conversationId
                where own.userId = :person and others.userId = u.id and c.status = 'active'))
            order by u.id
            """;

    private static final String NAMED = """
            select u.* from app_user u
            join unnest(cast(:issuers as text[]), cast(:subjects as text[])) as n(issuer, subject)
                on u.issuer = n.issuer and u.subject = n.subject
            order by u.id""";

    private static final String NUMBER = """
            update app_user set number = :number
            where id = :id and not exists (select from app_user where number = :number)""";

    /// Those there are, by id, so that several who change the same people do so in the same order.
    List<Person> named(Collection<PersonName> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(NAMED, Person.class)
                .setParameter("issuers", names.stream().map(PersonName::issuer).toArray(String[]::new))
                .setParameter(
                        "subjects", names.stream().map(PersonName::subject).toArray(String[]::new))
                .getResultList();
    }

    /// Gives somebody new the number it brought along, unless somebody else has it.
    void number(Person person, SignIn said) {
        var wanted = said.number();
        if (wanted == null || wanted < 1 || wanted >= SignIn.OWN_NUMBERS) {
            return;
        }
        var session = getEntityManager().unwrap(Session.class);
        session.createNativeMutationQuery(NUMBER)
                .setParameter("id", person.id)
                .setParameter("number", wanted)
                .executeUpdate();
        session.refresh(person);
    }

    Optional<Person> named(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
    }

    List<Person> named(String subject) {
        return find("subject", subject).page(0, 2).list();
    }

    /// Those among `asked` with whom the person shares a conversation, and itself.
    List<Person> known(UUID person, Collection<UUID> asked) {
        return getEntityManager()
                .createQuery(KNOWN, Person.class)
                .setParameter("person", person)
                .setParameter("asked", asked)
                .getResultList();
    }

    /// Those whom the person's own issuer calls so.
    List<Person> ofIssuer(UUID person, Collection<String> subjects) {
        return find(
                        "issuer = (select self.issuer from Person self where self.id = ?1) and subject in ?2",
                        person,
                        subjects)
                .list();
    }

    /// Everybody with whom the person shares a conversation, and itself.
    List<Person> circle(UUID person, int most) {
        return find("""
                        id in (
                            select others.userId from Participant own
                            join Participant others on others.conversationId = own.conversationId
                            join Conversation c on c.id = own.conversationId
                            where own.userId = ?1 and c.status = 'active')
                        or id = ?1""", person).page(0, most).list();
    }

    int seen(Collection<UUID> here, Instant at) {
        return here.isEmpty() ? 0 : update("lastActiveAt = ?1 where id in ?2 and lastActiveAt < ?1", at, here);
    }
}
