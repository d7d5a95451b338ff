package dev.parley.gateway.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Tokens of the tests' own issuer.
public final class Tokens {
    private Tokens() {}

    public static String of(String subject) {
        return of(subject, Duration.ofMinutes(10));
    }

    public static String of(String subject, Duration lifetime) {
        var claims = new JwtClaims();
        claims.setSubject(subject);
        claims.setStringClaim("name", subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTime(
                NumericDate.fromSeconds(Instant.now().plus(lifetime).getEpochSecond()));
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKey(new SecretKeySpec(Neighbours.JWT_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
