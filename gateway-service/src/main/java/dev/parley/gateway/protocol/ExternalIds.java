package dev.parley.gateway.protocol;

import dev.parley.session.contract.person.ExternalId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the systems people come from call them, as far as this gateway has heard.
public interface ExternalIds {
    /// Null: it has none, or is not known.
    @Nullable
    ExternalId externalId(UUID person);

    /// Whether this gateway has heard of the person at all.
    boolean knows(UUID person);
}
