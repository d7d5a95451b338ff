package dev.parley.gateway.auth;

/// What a connection without a token may do.
public enum AnonymousPolicy {
    /// Look at publicly shared threads.
    READ_ONLY,
    /// Own threads, kept under its session id.
    GUEST,
    /// Nothing.
    REFUSE
}
