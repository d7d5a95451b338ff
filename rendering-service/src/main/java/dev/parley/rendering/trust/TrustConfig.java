package dev.parley.rendering.trust;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// What our services prove themselves to each other with.
@ConfigMapping(prefix = "rendering.trust")
public interface TrustConfig {
    /// Shared by all our services, 32 bytes at least. Has no default on purpose: without it we do not start.
    Optional<String> tokenSecret();
}
