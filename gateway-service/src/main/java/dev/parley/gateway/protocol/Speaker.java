package dev.parley.gateway.protocol;

import dev.parley.session.contract.person.PersonView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The person who says something of a topic, as this server knows it.
public record Speaker(UUID id, long number, @Nullable String name) {
    public static Speaker of(PersonView person) {
        return new Speaker(person.id(), person.number(), person.name() == null ? person.username() : person.name());
    }
}
