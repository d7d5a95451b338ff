package dev.parley.gateway.rest.openai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What OpenAI's clients are told by `/v1`.
@ConfigMapping(prefix = "gateway.openai")
interface OpenAiConfig {
    /// The name of the one model there is: whatever AI answers behind it.
    @WithDefault("parley")
    String model();

    /// How long a request that is not streamed waits for its answer, at most what `gateway.transport.answer-within`
    /// gives it. The answer is written on and kept.
    @WithDefault("100s")
    Duration patience();
}
