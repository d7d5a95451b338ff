package dev.parley.rendering.trust;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// What our services prove themselves to each other with.
@ConfigMapping(prefix = "rendering.trust")
public interface TrustConfig {
    /// Shared by all our services, 32 bytes at least. Has no default on purpose: without it we do not start.
    Optional<String> tokenSecret();

    /// While that is changed for another: the other one, which counts as well and signs nothing (docs/operations.md).
    @WithDefault("${INTERNAL_TOKEN_SECRET_ACCEPTED:}")
    Optional<String> acceptedTokenSecret();
}
