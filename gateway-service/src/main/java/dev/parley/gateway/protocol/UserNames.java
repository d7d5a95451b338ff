package dev.parley.gateway.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people are called, as far as this gateway has heard.
@FunctionalInterface
public interface UserNames {
    /// Null: not known.
    @Nullable
    String of(UUID person);
}
