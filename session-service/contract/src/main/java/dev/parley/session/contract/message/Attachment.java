package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Something that lies elsewhere and belongs to a message. `size` is in bytes.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(
        String url,
        @Nullable String name,
        @Nullable String contentType,
        @Nullable Long size) {}
