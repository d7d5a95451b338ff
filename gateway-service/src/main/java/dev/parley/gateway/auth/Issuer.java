package dev.parley.gateway.auth;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One issuer of people's tokens with everything about it pinned: its name, its algorithms each with the only keys
/// that may verify it, whom its tokens must be meant for, and how it names a person's traits.
///
/// @param name what stands in `iss`, and as a person's issuer in the database
/// @param named whether its tokens carry `iss` at all
/// @param keys by algorithm
/// @param refusal what speaks against a token that is signed as it should be: audience, parties, kind, state
/// @param dates how it writes a moment
record Issuer(
        String name,
        boolean named,
        Map<String, KeySource> keys,
        Function<Claims, Optional<RejectionReason>> refusal,
        Dates dates,
        Function<Claims, Traits> traits) {

    /// How an issuer writes `exp` and `nbf`.
    enum Dates {
        SECONDS,
        /// Milliseconds, or seconds: whatever makes sense. Seconds reach this only in the year 5138.
        SECONDS_OR_MILLISECONDS;
        private static final double MILLISECONDS_FROM = 1e11;

        Optional<Instant> read(Claims claims, String claim) {
            if (!(claims.values().get(claim) instanceof Number number)) {
                return Optional.empty();
            }
            var value = number.doubleValue();
            var millis = this == SECONDS_OR_MILLISECONDS && value >= MILLISECONDS_FROM ? value : value * 1000;
            return Optional.of(Instant.ofEpochMilli((long) millis));
        }
    }

    /// What a token tells of a person, as this issuer writes it. Everything but the subject may be null; `anonymous`:
    /// nobody has said who it is.
    record Traits(
            String subject,
            String email,
            String name,
            String firstName,
            String lastName,
            String username,
            String imageUrl,
            String role,
            String tier,
            Optional<Long> number,
            boolean anonymous) {}

    static Optional<RejectionReason> unless(boolean meantForUs) {
        return meantForUs ? Optional.empty() : Optional.of(RejectionReason.WRONG_AUDIENCE);
    }
}
