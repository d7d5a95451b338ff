package dev.parley.session.contract.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.message.MessageRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message of the context an AI is given. `speaker` is the name of a person where several take part, else null.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextMessage(
        UUID messageId,
        MessageRole role,
        @Nullable String speaker,
        String content,
        String contentType,
        int tokenCount,
        Instant createdAt) {}
