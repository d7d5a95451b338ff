package dev.parley.ai.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/// Which AIs are used.
@ConfigMapping(prefix = "bridge.provider")
public interface ProviderConfig {
    /// The kinds to use, the preferred first; one left out is never used.
    @WithDefault("canister-out,canister-in,openai")
    List<ProviderKind> order();
}
