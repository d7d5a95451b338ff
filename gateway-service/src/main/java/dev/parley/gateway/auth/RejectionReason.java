package dev.parley.gateway.auth;

/// Why a token was refused, each with a sentence for people. None of them says what is configured here.
public enum RejectionReason {
    MALFORMED("The token is not a valid JSON Web Token"),
    TOO_LARGE("The token is too large"),
    UNKNOWN_ISSUER("The token was issued by somebody this server does not know"),
    WRONG_ALGORITHM("The token is signed in a way this server does not accept"),
    UNKNOWN_KEY("The token is signed with a key this server does not know"),
    BAD_SIGNATURE("The signature of the token is not valid"),
    EXPIRED("The token has expired"),
    NOT_YET_VALID("The token is not valid yet"),
    WRONG_AUDIENCE("The token was issued for another application"),
    PENDING("The sign-in behind the token has not been completed"),
    NO_SUBJECT("The token does not say whose it is"),
    NO_EXPIRY("The token does not say when it expires"),
    NO_PROFILE("Invalid user profile"),
    FORBIDDEN("Access forbidden"),
    TOO_MANY_UNKNOWN("Too many tokens of this address were not valid, please try again later"),
    UNAVAILABLE("The token cannot be checked at the moment, please try again");

    /// For people.
    public final String sentence;

    RejectionReason(String sentence) {
        this.sentence = sentence;
    }
}
