package dev.parley.gateway.auth;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The secret for HS256 shared with the issuer, and, while that is changed for another, the other one. They verify
/// nothing but HS256.
final class SharedSecret implements KeySource {
    static final String ALGORITHM = "HS256";
    private static final int MIN_BYTES = 32;

    private final List<Key> keys;

    SharedSecret(String setting, String secret, Optional<String> accepted) {
        this.keys = Stream.concat(
                        Stream.of(key(setting, secret)),
                        accepted.stream().map(other -> key(setting + "_ACCEPTED", other)))
                .toList();
    }

    private static Key key(String setting, String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            // RFC 7518, 3.2: a shorter one can be guessed from a single token.
            throw new ConfigurationException(
                    setting + " must have " + MIN_BYTES + " bytes at least; it has " + bytes.length);
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public List<Key> find(@Nullable String keyId, String algorithm) {
        return ALGORITHM.equals(algorithm) ? keys : List.of();
    }
}
