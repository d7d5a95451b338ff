package dev.parley.gateway.protocol;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;

/// A command was not carried out. `word` is the dialect's own code where it found the fault itself, else null;
/// `message` is for people; `retryAfterMillis` is 0 where waiting does not help.
public record Refusal(ErrorCode code, String word, String message, long retryAfterMillis) {
    /// What is away for the moment is asked for again that soon, unless it has said itself when.
    private static final long SOON_MILLIS = 1000;

    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, null, message, code == ErrorCode.UNAVAILABLE ? SOON_MILLIS : 0);
    }

    public static Refusal of(Refused refused) {
        return of(refused, refused.getMessage());
    }

    /// In other words than its own.
    public static Refusal of(Refused refused, String message) {
        return refused.retryAfterMillis() > 0
                ? new Refusal(refused.code(), null, message, refused.retryAfterMillis())
                : of(refused.code(), message);
    }

    public static Refusal rateLimited(long retryAfterMillis) {
        var seconds = Math.max(1, (retryAfterMillis + 999) / 1000);
        return new Refusal(
                ErrorCode.RATE_LIMITED, null, "Rate limit exceeded. Try again in " + seconds + " s.", retryAfterMillis);
    }
}
