package dev.parley.gateway.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What is remembered of people.
@ConfigMapping(prefix = "gateway.people")
public interface PeopleConfig {
    /// People whose names are remembered. More than are ever connected and known to them, or some names are missing.
    @WithDefault("200000")
    int maxNames();

    /// Conversations whose numbers are remembered.
    @WithDefault("200000")
    int maxConversations();
}
