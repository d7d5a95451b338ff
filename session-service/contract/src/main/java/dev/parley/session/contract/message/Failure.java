package dev.parley.session.contract.message;

import dev.parley.session.contract.problem.ErrorCode;

/// Why an answer broke off. `message` is shown to people.
public record Failure(ErrorCode code, String message, long retryAfterMillis) {}
