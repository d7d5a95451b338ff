package dev.parley.gateway.ai;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How this gateway reaches the AI.
@ConfigMapping(prefix = "gateway.ai")
public interface AiConfig {
    /// One or several base URLs of ai-bridge-service, used in turn.
    List<URI> url();

    /// For a connection to it.
    @WithDefault("500ms")
    Duration connectTimeout();

    /// For its answer to one call.
    @WithDefault("1500ms")
    Duration readTimeout();

    /// How long ai-bridge-service may be away before people are told that the AI is; they are told within 5 s.
    @WithDefault("2500ms")
    Duration patience();

    /// What people are told then, and when they should look again.
    @WithDefault("AI service temporarily unavailable")
    String awayReason();

    /// When people are told to look again.
    @WithDefault("30s")
    Duration awayRetryAfter();

    /// The key a canister shows that dials in. Without it none may.
    Optional<String> serviceKey();

    /// While that is changed for another: the other one, which counts as well.
    @WithDefault("${AI_SERVICE_KEY_ACCEPTED:}")
    Optional<String> acceptedServiceKey();

    /// Between two announcements of a canister that dialled in.
    @WithDefault("5s")
    Duration canisterHello();

    /// Requests to one canister whose answer is awaited; with more, the oldest are given up.
    @WithDefault("1024")
    int maxCanisterRequests();
}
