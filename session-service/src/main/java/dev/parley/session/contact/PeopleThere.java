package dev.parley.session.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/// Whether there is a person of that id at all; for the service, which sees everybody.
@ApplicationScoped
class PeopleThere {
    private final Session session;

    PeopleThere(Session session) {
        this.session = session;
    }

    boolean is(UUID person) {
        return session.createNativeQuery("select exists (select from app_user where id = :person)", Boolean.class)
                .setParameter("person", person)
                .getSingleResult();
    }
}
