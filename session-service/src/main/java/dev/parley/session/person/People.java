package dev.parley.session.person;

import dev.parley.session.contract.person.PersonView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// What other folders may ask of people. Within a transaction.
@ApplicationScoped
public class People {
    private final PersonRepository people;

    People(PersonRepository people) {
        this.people = people;
    }

    public Optional<PersonView> find(UUID id) {
        return people.findByIdOptional(id).map(Person::view);
    }
}
