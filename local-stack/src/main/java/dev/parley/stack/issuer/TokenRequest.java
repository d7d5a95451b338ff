package dev.parley.stack.issuer;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Whom a token is for and how long.
record TokenRequest(
        String subject, Optional<String> name, Optional<String> email, Optional<String> role, Duration lifetime) {

    String signedWith(RsaJsonWebKey key, Clock clock) {
        var claims = new JwtClaims();
        claims.setIssuer(Issuer.NAME);
        claims.setAudience(Issuer.AUDIENCE);
        claims.setSubject(subject);
        name.ifPresent(value -> claims.setStringClaim("name", value));
        email.ifPresent(value -> claims.setStringClaim("email", value));
        role.ifPresent(value -> claims.setStringClaim("role", value));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + lifetime.toMillis()));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("An RS256 signature could not be made", e);
        }
    }
}
