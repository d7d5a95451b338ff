package dev.parley.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The secret all our services share, by which they sign; and, while it is being changed for another, that other one,
/// which counts as well and signs nothing.
public final class ServiceSecrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET = "INTERNAL_TOKEN_SECRET";
    private static final String ACCEPTED = "INTERNAL_TOKEN_SECRET_ACCEPTED";
    private static final int MIN_BYTES = 32;

    private final List<SecretKey> keys;

    /// @throws IllegalArgumentException when one is too short; it names the variable
    public ServiceSecrets(String secret, Optional<String> accepted) {
        this.keys = Stream.concat(
                        Stream.of(key(SECRET, secret)), accepted.stream().map(other -> key(ACCEPTED, other)))
                .distinct()
                .toList();
    }

    public ServiceSecrets(String secret) {
        this(secret, Optional.empty());
    }

    SecretKey signing() {
        return keys.getFirst();
    }

    /// The one that signs is the first.
    List<SecretKey> keys() {
        return keys;
    }

    /// Keys of their own for a purpose of its own, so that nothing signed for one can be shown in place of another. The
    /// one that signs is the first.
    public List<SecretKey> derived(String purpose) {
        return keys.stream()
                .<SecretKey>map(key -> new SecretKeySpec(
                        new HmacKey(key).sign(ByteBuffer.wrap(purpose.getBytes(StandardCharsets.UTF_8))), ALGORITHM))
                .toList();
    }

    /// HS256 wants a key of 256 bits at least (RFC 7518, 3.2).
    private static SecretKey key(String name, String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(name + " must have " + MIN_BYTES + " bytes at least");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
