package dev.parley.session.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What may be put on a message, and how many are told at once.
@ConfigMapping(prefix = "session.message")
interface MessageConfig {
    /// Different emoji on one message.
    @WithDefault("20")
    int maxEmoji();

    /// Characters (UTF-16 units) of an emoji.
    @WithDefault("32")
    int maxEmojiLength();

    /// Bytes of JSON in one answer with several messages: a page ends there, and says that there is more. A message
    /// that is larger comes alone.
    @WithDefault("1048576")
    long maxPageBytes();
}
