package dev.parley.gateway.auth;

/// What [Authenticator] says of a token.
public sealed interface Verdict {
    /// The token is good: this is who carries it.
    record Verified(Identity identity) implements Verdict {}

    /// The token proves nothing. Only [Reason#UNAVAILABLE] may change when the same token is tried again at once.
    record Rejected(Reason reason) implements Verdict {}
}
