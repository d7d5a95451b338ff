package dev.parley.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// Makes tokens: good ones, and every bad kind a test wants.
final class TokenMint {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final RsaJsonWebKey RSA = rsa("rsa-1");
    static final RsaJsonWebKey OTHER_RSA = rsa("rsa-2");
    static final EllipticCurveJsonWebKey P256 = curve("ec-1");

    private final Map<String, Object> claims = new LinkedHashMap<>();

    /// A token of an hour for alice.
    static TokenMint token() {
        return new TokenMint().with("sub", "alice").with("exp", seconds(Duration.ofHours(1)));
    }

    static long seconds(Duration fromNow) {
        return NOW.plus(fromNow).getEpochSecond();
    }

    TokenMint with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    TokenMint without(String claim) {
        claims.remove(claim);
        return this;
    }

    String signedBy(PublicJsonWebKey key) {
        return signed(key instanceof RsaJsonWebKey ? "RS256" : "ES256", key.getKeyId(), key.getPrivateKey());
    }

    String signedBy(String secret) {
        return signed("HS256", null, hmac(secret.getBytes(StandardCharsets.UTF_8)));
    }

    String signed(String algorithm, String keyId, Key key) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setDoKeyValidation(false);
        jws.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            jws.setKeyIdHeaderValue(keyId);
        }
        jws.setKey(key);
        jws.setPayload(JsonUtil.toJson(claims));
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /// With a header written by hand and an empty signature.
    String unsigned(String header) {
        return base64(header) + "." + base64(JsonUtil.toJson(claims)) + ".";
    }

    static Key hmac(byte[] secret) {
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static RsaJsonWebKey rsa(String keyId) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(keyId);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static EllipticCurveJsonWebKey curve(String keyId) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(keyId);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
