package dev.parley.ai.provider;

import dev.parley.session.contract.message.MessageRole;
import java.time.Instant;

/// One message of a prompt.
public record PromptMessage(MessageRole role, String content, String contentType, Instant createdAt) {}
