package dev.parley.stack.issuer;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwk.RsaJsonWebKey;

/// Whom a token is for and how long.
record TokenRequest(
        String subject, Optional<String> name, Optional<String> email, Optional<String> role, Duration lifetime) {

    String signedWith(RsaJsonWebKey key, Clock clock) {
        var issuedAt = clock.instant().getEpochSecond();
        var claims = Jwt.issuer(Issuer.NAME)
                .audience(Issuer.AUDIENCE)
                .subject(subject)
                .issuedAt(issuedAt)
                .expiresAt(issuedAt + lifetime.toSeconds());
        name.ifPresent(value -> claims.claim("name", value));
        email.ifPresent(value -> claims.claim("email", value));
        role.ifPresent(value -> claims.claim("role", value));
        return claims.jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
    }
}
