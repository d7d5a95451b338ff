package dev.parley.gateway.protocol;

import java.util.UUID;

/// What people are called, as far as this gateway has heard.
@FunctionalInterface
public interface Names {
    /// Null: not known.
    String of(UUID person);
}
