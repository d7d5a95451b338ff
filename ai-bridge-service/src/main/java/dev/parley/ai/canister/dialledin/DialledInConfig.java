package dev.parley.ai.canister.dialledin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Canisters that dialled one of our gateways.
@ConfigMapping(prefix = "bridge.dialled-in")
public interface DialledInConfig {
    /// Silence after which a canister counts as gone; its gateway announces it every five seconds.
    @WithDefault("15s")
    Duration forgetAfter();

    /// Canisters kept in mind; further ones are not noticed.
    @WithDefault("256")
    int max();

    /// How long the answer to a canister waits for its text to be stored.
    @WithDefault("30s")
    Duration receiptTimeout();
}
