package dev.parley.gateway.auth;

import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// The usable keys of one key set: RSA for RS256, P-256 for ES256. A symmetric key has no business in a public
/// document and is passed over, and so is any key one cannot read.
record PublicKeys(List<JsonWebKey> keys) {
    private static final String BOM = "\uFEFF";
    static final PublicKeys NONE = new PublicKeys(List.of());

    static PublicKeys parse(String json) throws IOException {
        var keys = new ArrayList<JsonWebKey>();
        try {
            if (JsonUtil.parseJson(json.startsWith(BOM) ? json.substring(1) : json)
                            .get("keys")
                    instanceof List<?> entries) {
                entries.forEach(entry -> read(entry).ifPresent(keys::add));
            }
        } catch (JoseException e) {
            throw new IOException("not a key set");
        }
        if (keys.isEmpty()) {
            throw new IOException("no usable key");
        }
        return new PublicKeys(List.copyOf(keys));
    }

    @SuppressWarnings("unchecked")
    private static Optional<JsonWebKey> read(Object entry) {
        try {
            var key = JsonWebKey.Factory.newJwk((Map<String, Object>) entry);
            var usable = algorithmOf(key) != null
                    && (key.getUse() == null || key.getUse().equals("sig"));
            return usable ? Optional.of(key) : Optional.empty();
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// All that may be meant: a set may have a key twice, or two under one `kid` while it changes them.
    List<PublicKey> find(@Nullable String keyId, String algorithm) {
        return keys.stream()
                .filter(key -> algorithm.equals(algorithmOf(key)))
                .filter(key -> keyId == null || keyId.equals(key.getKeyId()))
                .map(JsonWebKey::getKey)
                .map(PublicKey.class::cast)
                .distinct()
                .toList();
    }

    private static @Nullable String algorithmOf(JsonWebKey key) {
        var algorithm = switch (key) {
            case RsaJsonWebKey _ -> "RS256";
            case EllipticCurveJsonWebKey curve when curve.getCurveName().equals("P-256") -> "ES256";
            default -> null;
        };
        return key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm) ? algorithm : null;
    }
}
