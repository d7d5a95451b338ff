package dev.parley.ai.interview.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// An AI service that leads through document sessions (docs/dialects/documents.md).
@ConfigMapping(prefix = "bridge.ai-service")
public interface AiServiceConfig {
    /// Its base URL. Unset: the built-in interviewer leads.
    Optional<URI> url();

    /// Sent as a bearer token.
    Optional<String> apiKey();

    /// For a connection to it.
    @WithDefault("2s")
    Duration connectTimeout();

    /// For one answer.
    @WithDefault("30s")
    Duration timeout();

    /// Bytes of the longest answer taken.
    @WithDefault("2097152")
    long maxAnswer();
}
