package dev.parley.gateway.auth;

import io.smallrye.jwt.auth.principal.ParseException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks one token from the outside in: its form, whose it claims to be, the signature by that issuer's keys alone,
/// and only then what it says.
final class TokenCheck {
    /// Of one `kid`, or without any.
    private static final int MAX_KEYS = 8;

    private final Issuers issuers;
    private final int maxSize;
    private final Duration skew;

    TokenCheck(Issuers issuers, int maxSize, Duration skew) {
        this.issuers = issuers;
        this.maxSize = maxSize;
        this.skew = skew;
    }

    AuthResult check(@Nullable String token, Instant now) {
        if (token == null || token.isBlank()) {
            return new AuthResult.Rejected(RejectionReason.MALFORMED);
        }
        if (token.length() > maxSize) {
            return new AuthResult.Rejected(RejectionReason.TOO_LARGE);
        }
        var read = UncheckedToken.read(token).orElse(null);
        if (read == null) {
            return new AuthResult.Rejected(RejectionReason.MALFORMED);
        }
        if (read.asksForExtensions()) {
            // None is understood here, so that none may be asked for (RFC 7515, 4.1.11).
            return new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE);
        }
        // What `iss` says only chooses whose pinned settings apply; the signature then has to agree.
        return issuers.find(read.claims().text("iss"))
                .map(issuer -> check(read, issuer, now))
                .orElseGet(() -> new AuthResult.Rejected(RejectionReason.UNKNOWN_ISSUER));
    }

    private AuthResult check(UncheckedToken token, Issuer issuer, Instant now) {
        return signatureFault(token, issuer, now)
                .or(() -> claimsFault(token.claims(), issuer, now))
                .<AuthResult>map(AuthResult.Rejected::new)
                .orElseGet(() -> new AuthResult.Verified(identity(token.claims(), issuer)));
    }

    private Optional<RejectionReason> signatureFault(UncheckedToken token, Issuer issuer, Instant now) {
        var algorithm = token.algorithm();
        if (algorithm == null) {
            return Optional.of(RejectionReason.WRONG_ALGORITHM);
        }
        var keys = issuer.keys().get(algorithm);
        if (keys == null) {
            return Optional.of(RejectionReason.WRONG_ALGORITHM);
        }
        try {
            var fitting = keys.find(token.keyId(), algorithm);
            if (fitting.isEmpty()) {
                return Optional.of(RejectionReason.UNKNOWN_KEY);
            }
            return fitting.stream().limit(MAX_KEYS).anyMatch(key -> isGood(token, issuer, key))
                    ? Optional.empty()
                    // SmallRye looks at claims, too, and does not say what it did not like.
                    : claimsFault(token.claims(), issuer, now).or(() -> Optional.of(RejectionReason.BAD_SIGNATURE));
        } catch (KeySource.KeysUnavailable e) {
            return Optional.of(RejectionReason.UNAVAILABLE);
        }
    }

    private static boolean isGood(UncheckedToken token, Issuer issuer, Key key) {
        try {
            issuer.parser().parse(token.text(), issuer.pinned(token, key));
            return true;
        } catch (ParseException | RuntimeException e) {
            return false; // Its form is anything a stranger likes.
        }
    }

    private Optional<RejectionReason> claimsFault(Claims claims, Issuer issuer, Instant now) {
        var expires = issuer.dates().read(claims, "exp");
        var subject = issuer.bearer().apply(claims).subject();
        if (subject == null) {
            return Optional.of(RejectionReason.NO_SUBJECT);
        }
        if (expires.isEmpty()) {
            return Optional.of(RejectionReason.NO_EXPIRY);
        }
        if (!now.isBefore(expires.get().plus(skew))) {
            return Optional.of(RejectionReason.EXPIRED);
        }
        var notBefore = issuer.dates().read(claims, "nbf");
        if (claims.has("nbf")
                && (notBefore.isEmpty() || now.isBefore(notBefore.get().minus(skew)))) {
            return Optional.of(RejectionReason.NOT_YET_VALID);
        }
        if (issuer.audience().filter(ours -> !claims.names("aud", ours)).isPresent()) {
            return Optional.of(RejectionReason.WRONG_AUDIENCE);
        }
        return issuer.refusal().apply(claims);
    }

    /// Of one that [#claimsFault] has found nothing wrong with.
    private static Identity identity(Claims claims, Issuer issuer) {
        var bearer = issuer.bearer().apply(claims);
        return new Identity(
                issuer.name(),
                Objects.requireNonNull(bearer.subject()),
                bearer.traits(),
                bearer.number(),
                issuer.dates().read(claims, "iat"),
                issuer.dates().read(claims, "exp").orElseThrow(),
                Optional.ofNullable(claims.text("jti")),
                bearer.anonymous());
    }
}
