package dev.parley.session.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a conversation may hold.
@ConfigMapping(prefix = "session.conversation")
interface ConversationConfig {
    /// People who take part in one, its creator included.
    @WithDefault("1000")
    int maxParticipants();

    /// Messages of a snapshot.
    @WithDefault("500")
    int maxSnapshot();
}
