package dev.parley.session.contract.person;

import org.jspecify.annotations.Nullable;

/// What the system a person comes from calls it: the issuer of its tokens, and the `subject` that names it there.
/// Another issuer may give the same subject to somebody else, so it means something with its issuer only.
public record ExternalId(String issuer, String subject) {
    /// The issuer of guests; no token can name it.
    public static final String GUESTS = "anonymous";

    /// Null for a guest: what names a guest is also all that proves who it is.
    public static @Nullable ExternalId of(String issuer, String subject) {
        return GUESTS.equals(issuer) ? null : new ExternalId(issuer, subject);
    }
}
