package dev.parley.gateway.protocol;

import dev.parley.session.contract.problem.ErrorCode;

/// A command was not carried out. `word` is the dialect's own code where it found the fault itself, else null;
/// `message` is for people; `retryAfterMillis` is 0 where waiting does not help.
public record Refusal(ErrorCode code, String word, String message, long retryAfterMillis) {
    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, null, message, 0);
    }

    public static Refusal rateLimited(long retryAfterMillis) {
        var seconds = Math.max(1, (retryAfterMillis + 999) / 1000);
        return new Refusal(
                ErrorCode.RATE_LIMITED, null, "Rate limit exceeded. Try again in " + seconds + " s.", retryAfterMillis);
    }
}
