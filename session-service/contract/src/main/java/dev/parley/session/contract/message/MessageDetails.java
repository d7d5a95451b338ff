package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What a client says of its message besides the text: its own word for what `type` of message it is, the `subject`
/// above it, and the id of what it is `about`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageDetails(
        @Nullable String type,
        @Nullable String subject,
        @Nullable String about) {}
