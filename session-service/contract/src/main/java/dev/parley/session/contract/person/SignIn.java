package dev.parley.session.contract.person;

import java.time.Instant;

/// What a verified token (or an anonymous session) says of a person. `issuer` and `subject` together name the
/// person; everything else may be null and then leaves what is stored as it is. `tokenId` and `issuedAt` are
/// those of the token, which may have been revoked. `number` is the integer id the issuer gives, which
/// becomes the person's own where it is new and nobody else has that. `conversations` is how many of them to
/// answer with.
public record SignIn(
        String issuer,
        String subject,
        String email,
        String name,
        String firstName,
        String lastName,
        String username,
        String imageUrl,
        String role,
        String tier,
        String tokenId,
        Instant issuedAt,
        Long number,
        int conversations) {
    /// From here on numbers are our own to give.
    public static final long OWN_NUMBERS = 1_000_000_000;

    /// The issuer of guests; no token can name it.
    public static final String GUESTS = "anonymous";

    /// Of somebody without a token.
    public static SignIn named(String issuer, String subject, String name) {
        return new SignIn(issuer, subject, null, name, null, null, null, null, null, null, null, null, null, 0);
    }
}
