package dev.parley.session.contract.reply;

import dev.parley.session.contract.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/// Why a reply ends without an answer. `message` is shown to people; `heard` is what they have heard of the answer
/// already, null when that is nothing.
public record ReplyFailure(
        int attempt,
        ErrorCode code,
        @Nullable String message,
        long retryAfterMillis,
        @Nullable ReplyCompletion heard) {
    public ReplyFailure(int attempt, ErrorCode code, @Nullable String message, long retryAfterMillis) {
        this(attempt, code, message, retryAfterMillis, null);
    }
}
