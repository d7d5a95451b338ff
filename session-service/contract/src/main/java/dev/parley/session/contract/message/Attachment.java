package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Something that lies elsewhere and belongs to a message. Everything but `url` may be null; `size` is in bytes.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(String url, String name, String contentType, Long size) {}
