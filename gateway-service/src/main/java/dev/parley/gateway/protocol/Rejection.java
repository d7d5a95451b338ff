package dev.parley.gateway.protocol;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import org.jspecify.annotations.Nullable;

/// A command was not carried out. `word` is the dialect's own code where it found the fault itself, else null;
/// `message` is for people; `retryAfterMillis` is 0 where waiting does not help. `signInFault` is null but where a
/// token is nobody's here.
public record Rejection(
        ErrorCode code,
        @Nullable String word,
        @Nullable String message,
        long retryAfterMillis,
        SignInRejected.@Nullable Fault signInFault) {
    /// What is away for the moment is asked for again that soon, unless it has said itself when.
    private static final long SOON_MILLIS = 1000;

    public Rejection(ErrorCode code, @Nullable String word, @Nullable String message, long retryAfterMillis) {
        this(code, word, message, retryAfterMillis, null);
    }

    public static Rejection of(ErrorCode code, @Nullable String message) {
        return new Rejection(code, null, message, code == ErrorCode.UNAVAILABLE ? SOON_MILLIS : 0);
    }

    public static Rejection of(RequestRejected refused) {
        return refused instanceof SignInRejected nobodys
                ? new Rejection(nobodys.code(), null, nobodys.getMessage(), 0, nobodys.fault())
                : of(refused, refused.getMessage());
    }

    /// In other words than its own.
    public static Rejection of(RequestRejected refused, @Nullable String message) {
        return refused.retryAfterMillis() > 0
                ? new Rejection(refused.code(), null, message, refused.retryAfterMillis())
                : of(refused.code(), message);
    }

    /// The same thrown; without its word, which only the dialect that said it has a use for.
    public RequestRejected exception() {
        return signInFault == null
                ? new RequestRejected(code, message, retryAfterMillis)
                : new SignInRejected(signInFault, message);
    }

    public static Rejection rateLimited(long retryAfterMillis) {
        var seconds = Math.max(1, (retryAfterMillis + 999) / 1000);
        return new Rejection(
                ErrorCode.RATE_LIMITED, null, "Rate limit exceeded. Try again in " + seconds + " s.", retryAfterMillis);
    }
}
