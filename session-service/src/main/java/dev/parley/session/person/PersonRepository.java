package dev.parley.session.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// People by id, and by the name their issuer has for them.
@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<Person, UUID> {
    Optional<Person> named(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
    }
}
