package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A finished document; `content` is Markdown. `answers` and the template's version are what made it.
public record DocumentView(
        String id,
        UUID sessionId,
        @Nullable String templateId,
        @Nullable Integer templateVersion,
        String title,
        String content,
        JsonNode answers,
        Instant createdAt) {}
