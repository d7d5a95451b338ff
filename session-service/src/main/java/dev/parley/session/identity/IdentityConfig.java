package dev.parley.session.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/// Who may call us.
@ConfigMapping(prefix = "session.identity")
interface IdentityConfig {
    /// The secret all our services share, 32 bytes at least.
    String tokenSecret();

    /// While that is changed for another: the other one, which counts as well and signs nothing (docs/operations.md).
    @WithDefault("${INTERNAL_TOKEN_SECRET_ACCEPTED:}")
    Optional<String> acceptedTokenSecret();

    /// The services that may call.
    @WithDefault("gateway-service,ai-bridge-service,operator")
    Set<String> callers();
}
