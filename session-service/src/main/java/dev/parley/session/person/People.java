package dev.parley.session.person;

import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.person.PersonView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What other folders may ask of people. Within a transaction.
@ApplicationScoped
public class People {
    private final PersonRepository people;

    People(PersonRepository people) {
        this.people = people;
    }

    /// The names of those who have one.
    public Map<UUID, String> names(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return people.<Person>list("id in ?1 and name is not null", ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
    }

    /// As everybody may know it, who was given the number: without when it was here.
    public Optional<KnownPerson> numbered(long number) {
        return people.find("number", number).firstResultOptional().map(Person::named);
    }

    public Optional<PersonView> find(UUID id) {
        return people.findByIdOptional(id).map(Person::view);
    }
}
