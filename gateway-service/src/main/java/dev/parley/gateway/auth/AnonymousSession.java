package dev.parley.gateway.auth;

import dev.parley.session.contract.person.ExternalId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Gives visitors without a token their ids: 128 random bits and a signature of them. For a guest the id is the only
/// proof of what is theirs, so it cannot be guessed, and none counts that was not given here.
public final class AnonymousSession {
    /// The issuer under which guests are stored; no token can name it.
    public static final String ISSUER = ExternalId.GUESTS;

    private static final int RANDOM_BYTES = 16;
    private static final int SIGNATURE_BYTES = 16;
    private static final String PREFIX = "anon_";
    private static final Pattern SYNTAX = Pattern.compile("anon_[0-9a-f]{64}");
    private static final String ALGORITHM = "HmacSHA256";

    /// Of this process: one made with the class would be part of a native image, and the same in every process of it.
    private final SecureRandom chance = new SecureRandom();
    private final SecretKeySpec key;

    /// Under a key of its own, derived from the secret our services share: an id one gateway has given counts at all.
    public AnonymousSession(String secret) {
        var shared = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.key = new SecretKeySpec(hmac(shared, "parley guest ids, 1".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    public String newId() {
        var random = new byte[RANDOM_BYTES];
        chance.nextBytes(random);
        return PREFIX + HexFormat.of().formatHex(random) + HexFormat.of().formatHex(signature(random));
    }

    /// Whether this is an id [#newId] made.
    public boolean isId(@Nullable String text) {
        if (text == null || !SYNTAX.matcher(text).matches()) {
            return false;
        }
        var bytes = HexFormat.of().parseHex(text.substring(PREFIX.length()));
        return MessageDigest.isEqual(
                signature(Arrays.copyOf(bytes, RANDOM_BYTES)), Arrays.copyOfRange(bytes, RANDOM_BYTES, bytes.length));
    }

    private byte[] signature(byte[] random) {
        return Arrays.copyOf(hmac(key, random), SIGNATURE_BYTES);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
