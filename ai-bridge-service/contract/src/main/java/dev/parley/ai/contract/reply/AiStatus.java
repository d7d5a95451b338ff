package dev.parley.ai.contract.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Whether the AI answers at the moment; if not, why (shown to people) and when to look again.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AiStatus(
        boolean connected, int connectionCount, @Nullable String reason, long retryAfterMillis) {}
