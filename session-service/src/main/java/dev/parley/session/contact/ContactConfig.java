package dev.parley.session.contact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Whom people may bring into conversations. 0 switches a limit off.
@ConfigMapping(prefix = "session.contact")
interface ContactConfig {
    /// Strangers (with whom one shares no conversation yet) a person may bring into conversations, direct ones
    /// included, in a minute.
    @WithDefault("200")
    int strangersPerMinute();

    /// The same in a day.
    @WithDefault("2000")
    int strangersPerDay();

    /// How often a person may bring the same other one into a conversation, in a day.
    @WithDefault("200")
    int samePersonPerDay();

    /// Whether a stranger may begin a direct conversation.
    @WithDefault("true")
    boolean directByStrangers();

    /// People somebody may block.
    @WithDefault("1000")
    int maxBlocked();
}
