package dev.parley.session.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// Who may call us.
@ConfigMapping(prefix = "session.identity")
interface IdentityConfig {
    /// The secret all our services share, 32 bytes at least.
    String tokenSecret();

    /// The services that may call.
    @WithDefault("gateway-service,ai-bridge-service,operator")
    Set<String> callers();
}
