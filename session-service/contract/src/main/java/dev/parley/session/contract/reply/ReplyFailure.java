package dev.parley.session.contract.reply;

import dev.parley.session.contract.problem.ErrorCode;

/// Why a reply ends without an answer. `message` is shown to people.
public record ReplyFailure(int attempt, ErrorCode code, String message, long retryAfterMillis) {}
