package dev.parley.session.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of what a writer of replies may ask for.
@ConfigMapping(prefix = "session.reply")
interface ReplyConfig {
    /// The longest lease a writer may ask for.
    @WithDefault("5m")
    Duration maxLease();

    /// Messages of context.
    @WithDefault("200")
    int maxContext();

    /// Characters (UTF-16 units) kept of an answer; a longer one is cut and says so.
    @WithDefault("200000")
    int maxAnswer();

    /// Characters kept of what the AI thought.
    @WithDefault("32768")
    int maxReasoning();

    /// Characters of keys and values kept of what a provider tells besides.
    @WithDefault("16384")
    int maxMetadata();

    /// Characters of a model's name.
    @WithDefault("200")
    int maxModelName();

    /// Characters of what people are told of a failure.
    @WithDefault("500")
    int maxFailure();

    /// How often a reply is taken over from a writer that did not end it, until it counts as failed.
    @WithDefault("4")
    int maxTakeovers();
}
