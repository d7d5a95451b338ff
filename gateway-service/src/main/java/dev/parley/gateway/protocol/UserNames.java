package dev.parley.gateway.protocol;

import java.util.UUID;

/// What people are called, as far as this gateway has heard.
@FunctionalInterface
public interface UserNames {
    /// Null: not known.
    String of(UUID person);
}
