package dev.parley.gateway.auth;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import java.security.Key;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// One issuer of people's tokens with everything about it pinned: its name, its algorithms each with the only keys
/// that may verify it, whom its tokens must be meant for, and how it names a person's traits.
///
/// @param name what stands in `iss`, and as a person's issuer in the database
/// @param named whether its tokens carry `iss` at all
/// @param keys by algorithm
/// @param parser reads its tokens, with what [#pinned] says of each
/// @param audience whom its tokens name in `aud`, where it has one for all of them
/// @param refusal what else speaks against a token that is signed as it should be: parties, kind, state
/// @param dates how it writes a moment
record Issuer(
        String name,
        boolean named,
        Map<String, KeySource> keys,
        JWTParser parser,
        Optional<String> audience,
        Function<Claims, Optional<RejectionReason>> refusal,
        Dates dates,
        Function<Claims, Bearer> bearer) {

    static final JWTParser STANDARD = new DefaultJWTParser(new DefaultJWTCallerPrincipalFactory());

    /// Everything SmallRye JWT is to hold this token against. Its clock is let go by any difference: moments are read
    /// by [Dates], and held against our own.
    JWTAuthContextInfo pinned(UncheckedToken token, Key key) {
        var pinned = new JWTAuthContextInfo();
        switch (key) {
            case PublicKey published -> pinned.setPublicVerificationKey(published);
            case SecretKey shared -> pinned.setSecretVerificationKey(shared);
            default -> throw new IllegalArgumentException("No key for signatures");
        }
        pinned.setSignatureAlgorithm(Set.of(SignatureAlgorithm.valueOf(token.algorithm())));
        pinned.setRelaxVerificationKeyValidation(false);
        // As the token writes it: with or without a slash at its end.
        pinned.setIssuedBy(token.claims().text("iss"));
        pinned.setExpectedAudience(audience.map(Set::of).orElse(null));
        pinned.setClockSkew(Integer.MAX_VALUE);
        pinned.setMaxTimeToLiveSecs(0L);
        // Whatever a customer calls groups keeps nobody out.
        pinned.setGroupsPath("none");
        pinned.setRequireNamedPrincipal(false);
        return pinned;
    }

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

    /// Whose a token says it is, as this issuer writes it. `subject` is null where it does not say; `anonymous`: nobody
    /// has said who it is.
    record Bearer(@Nullable String subject, PersonTraits traits, Optional<Long> number, boolean anonymous) {}

    static Optional<RejectionReason> unless(boolean meantForUs) {
        return meantForUs ? Optional.empty() : Optional.of(RejectionReason.WRONG_AUDIENCE);
    }
}
