package dev.parley.gateway.auth;

/// What [Authenticator] says of a token.
public sealed interface AuthResult {
    /// The token is good: this is who carries it.
    record Verified(Identity identity) implements AuthResult {}

    /// The token proves nothing. Only [RejectionReason#UNAVAILABLE] may change when the same token is tried again at
    /// once.
    record Rejected(RejectionReason reason) implements AuthResult {}
}
