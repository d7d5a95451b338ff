package dev.parley.session.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What may be put on a message.
@ConfigMapping(prefix = "session.message")
interface MessageConfig {
    /// Different emoji on one message.
    @WithDefault("20")
    int maxEmoji();

    /// Characters (UTF-16 units) of an emoji.
    @WithDefault("32")
    int maxEmojiLength();
}
