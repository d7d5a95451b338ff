package dev.parley.gateway.auth;

import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.JoseException;

/// Checks one token from the outside in: its form, whose it claims to be, the signature by that issuer's keys alone,
/// and only then what it says.
final class TokenCheck {
    private static final int MAX_SUBJECT = 255;
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

    AuthResult check(String token, Instant now) {
        if (token == null || token.isBlank()) {
            return new AuthResult.Rejected(RejectionReason.MALFORMED);
        }
        if (token.length() > maxSize) {
            return new AuthResult.Rejected(RejectionReason.TOO_LARGE);
        }
        var signature = new JsonWebSignature();
        Claims claims;
        try {
            signature.setCompactSerialization(token);
            if (!isReadable(signature.getHeaders())) {
                return new AuthResult.Rejected(RejectionReason.MALFORMED);
            }
            if (signature.getHeaders().getObjectHeaderValue("crit") != null) {
                // No extension is understood here, so that none may be asked for (RFC 7515, 4.1.11).
                return new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE);
            }
            claims = new Claims(JsonUtil.parseJson(signature.getUnverifiedPayload()));
        } catch (JoseException | RuntimeException e) {
            return new AuthResult.Rejected(RejectionReason.MALFORMED);
        }
        // What `iss` says only chooses whose pinned settings apply; the signature then has to agree.
        return issuers.find(claims.text("iss"))
                .map(issuer -> check(signature, claims, issuer, now))
                .orElseGet(() -> new AuthResult.Rejected(RejectionReason.UNKNOWN_ISSUER));
    }

    private static boolean isReadable(Headers headers) {
        return isText(headers.getObjectHeaderValue("alg")) && isText(headers.getObjectHeaderValue("kid"));
    }

    private static boolean isText(Object value) {
        return value == null || value instanceof String;
    }

    private AuthResult check(JsonWebSignature signature, Claims claims, Issuer issuer, Instant now) {
        return signatureFault(signature, issuer)
                .or(() -> claimsFault(claims, issuer, now))
                .<AuthResult>map(AuthResult.Rejected::new)
                .orElseGet(() -> new AuthResult.Verified(identity(claims, issuer)));
    }

    private Optional<RejectionReason> signatureFault(JsonWebSignature signature, Issuer issuer) {
        var algorithm = signature.getAlgorithmHeaderValue();
        var keys = algorithm == null ? null : issuer.keys().get(algorithm);
        if (keys == null) {
            return Optional.of(RejectionReason.WRONG_ALGORITHM);
        }
        try {
            var fitting = keys.find(signature.getKeyIdHeaderValue(), algorithm);
            if (fitting.isEmpty()) {
                return Optional.of(RejectionReason.UNKNOWN_KEY);
            }
            signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
            return fitting.stream().limit(MAX_KEYS).anyMatch(key -> isSignedBy(signature, key))
                    ? Optional.empty()
                    : Optional.of(RejectionReason.BAD_SIGNATURE);
        } catch (KeySource.KeysUnavailable e) {
            return Optional.of(RejectionReason.UNAVAILABLE);
        }
    }

    private static boolean isSignedBy(JsonWebSignature signature, Key key) {
        try {
            signature.setKey(key);
            return signature.verifySignature();
        } catch (JoseException | RuntimeException e) {
            return false; // Its form is anything a stranger likes.
        }
    }

    private Optional<RejectionReason> claimsFault(Claims claims, Issuer issuer, Instant now) {
        var expires = issuer.dates().read(claims, "exp");
        var subject = issuer.traits().apply(claims).subject();
        if (subject == null || subject.length() > MAX_SUBJECT) {
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
        return issuer.refusal().apply(claims);
    }

    private static Identity identity(Claims claims, Issuer issuer) {
        var person = issuer.traits().apply(claims);
        return new Identity(
                issuer.name(),
                person.subject(),
                person.email(),
                person.name() == null ? fullName(person) : person.name(),
                person.firstName(),
                person.lastName(),
                person.username(),
                person.imageUrl(),
                person.role(),
                person.tier(),
                person.number(),
                issuer.dates().read(claims, "iat"),
                issuer.dates().read(claims, "exp").orElseThrow(),
                Optional.ofNullable(claims.text("jti")),
                person.anonymous());
    }

    private static String fullName(Issuer.Traits person) {
        if (person.firstName() == null || person.lastName() == null) {
            return person.firstName() == null ? person.lastName() : person.firstName();
        }
        return person.firstName() + " " + person.lastName();
    }
}
