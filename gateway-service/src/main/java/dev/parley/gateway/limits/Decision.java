package dev.parley.gateway.limits;

/// Whether something may happen now and, if not, when it may be tried again (0 for what is allowed).
public record Decision(boolean allowed, long retryAfterMillis) {
    public static final Decision ALLOWED = new Decision(true, 0);

    static Decision refused(long retryAfterMillis) {
        return new Decision(false, Math.max(retryAfterMillis, 1));
    }
}
