package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What a client says of its message besides the text: its own word for what `type` of message it is, the `subject`
/// above it, and the id of what it is `about`. Each may be null.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageDetails(String type, String subject, String about) {}
