package dev.parley.ai.interview.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What the model behind the OpenAI-compatible API may do for the built-in interviewer. It gets to see what people
/// answer, so nothing unless it is said.
@ConfigMapping(prefix = "bridge.interview.model")
public interface ModelConfig {
    /// Take answers out of sentences, and those the interviewer has not understood out of any words.
    @WithDefault("false")
    boolean extract();

    /// Put questions in its own words, in the language a person writes.
    @WithDefault("false")
    boolean phrase();

    /// For each of the two; then the interviewer goes on without.
    @WithDefault("8s")
    Duration timeout();

    /// Characters of the longest text given to it, and of the longest taken from it.
    @WithDefault("600")
    int maxText();
}
