package dev.parley.gateway.auth;

import dev.parley.session.contract.person.ExternalId;
import dev.parley.token.ServiceSecrets;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
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
    private static final String PURPOSE = "parley guest ids, 1";

    /// Of this process: one made with the class would be part of a native image, and the same in every process of it.
    private final SecureRandom chance = new SecureRandom();
    private final List<SecretKey> keys;

    /// Under a key of its own, derived from the secret our services share: an id one gateway has given counts at all.
    /// Those given by `former` secrets are known still.
    public AnonymousSession(ServiceSecrets secrets, List<String> former) {
        this.keys = Stream.concat(Stream.of(secrets), former.stream().map(AnonymousSession::former))
                .flatMap(each -> each.derived(PURPOSE).stream())
                .toList();
    }

    private static ServiceSecrets former(String secret) {
        try {
            return new ServiceSecrets(secret);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("FORMER_GUEST_SECRETS must have 32 bytes at least each");
        }
    }

    public String newId() {
        var random = new byte[RANDOM_BYTES];
        chance.nextBytes(random);
        return PREFIX + HexFormat.of().formatHex(random) + HexFormat.of().formatHex(signature(keys.getFirst(), random));
    }

    /// Whether this is an id [#newId] made.
    public boolean isId(@Nullable String text) {
        if (text == null || !SYNTAX.matcher(text).matches()) {
            return false;
        }
        var bytes = HexFormat.of().parseHex(text.substring(PREFIX.length()));
        var random = Arrays.copyOf(bytes, RANDOM_BYTES);
        var shown = Arrays.copyOfRange(bytes, RANDOM_BYTES, bytes.length);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(signature(key, random), shown));
    }

    private static byte[] signature(SecretKey key, byte[] random) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(random), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
