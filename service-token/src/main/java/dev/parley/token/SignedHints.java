package dev.parley.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What our services tell each other through Redis, where others may write too: each text is signed for its channel
/// with a key derived from the secret they share, and counts once, and only for a while.
///
/// ```
/// base64url( sender 8 · number 8 · milliseconds 8 · signature 24 ) · the text in UTF-8
/// ```
/// One for each process: it signs with a sender's name of its own and remembers what others have said. For any thread.
public final class SignedHints {
    /// What is older is dropped. The clocks of the services' machines may differ by so much at most.
    static final Duration MAX_AGE = Duration.ofSeconds(30);

    static final int HEADER_CHARACTERS = 64;
    private static final int NUMBERS = 24;
    private static final int SIGNATURE = 24;

    /// Why a text does not count.
    public enum Fault {
        UNSIGNED,
        FORGED,
        LATE,
        REPEATED
    }

    /// A text, or what is wrong with it.
    public record Opened(@Nullable String text, @Nullable Fault fault) {}

    /// The one that signs is the first; the other counts as well.
    private final List<HmacKey> keys;

    private final List<HmacKey> keptKeys;
    private final Clock clock;
    private final long sender = new SecureRandom().nextLong();
    private final AtomicLong number = new AtomicLong();
    private final long begun;
    private final HeardHints heard = new HeardHints();

    public SignedHints(ServiceSecrets secrets, Clock clock) {
        this.clock = clock;
        this.begun = clock.millis();
        this.keys = keys(secrets, "parley hints on redis, 1");
        this.keptKeys = keys(secrets, "parley texts kept on redis, 1");
    }

    public SignedHints(String secret, Clock clock) {
        this(new ServiceSecrets(secret), clock);
    }

    private static List<HmacKey> keys(ServiceSecrets secrets, String purpose) {
        return secrets.derived(purpose).stream().map(HmacKey::new).toList();
    }

    /// Ready to be published on this channel, now.
    public byte[] sign(String channel, String text) {
        return sign(channel, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same of a text in UTF-8, in parts as it was made.
    public byte[] sign(String channel, byte[]... text) {
        var hint = inOne(text);
        var header = ByteBuffer.allocate(NUMBERS + SIGNATURE)
                .putLong(sender)
                .putLong(number.incrementAndGet())
                .putLong(clock.millis());
        header.put(signature(keys.getFirst(), channel, header.array(), hint), 0, SIGNATURE);
        Base64.getUrlEncoder().encode(header.array(), hint);
        return hint;
    }

    /// With room for the header before it.
    private static byte[] inOne(byte[]... text) {
        var length = HEADER_CHARACTERS;
        for (var part : text) {
            length += part.length;
        }
        var hint = new byte[length];
        var at = HEADER_CHARACTERS;
        for (var part : text) {
            System.arraycopy(part, 0, hint, at, part.length);
            at += part.length;
        }
        return hint;
    }

    /// Whether what it claims to say begins so, to be passed over unread.
    public static boolean claimsToBegin(byte[] hint, byte[] beginning) {
        var end = HEADER_CHARACTERS + beginning.length;
        return hint.length >= end && Arrays.equals(hint, HEADER_CHARACTERS, end, beginning, 0, beginning.length);
    }

    /// What it claims to say, to be passed over without a check where that is of no interest anyway.
    public static String unproven(byte[] hint) {
        return hint.length < HEADER_CHARACTERS
                ? ""
                : new String(hint, HEADER_CHARACTERS, hint.length - HEADER_CHARACTERS, StandardCharsets.UTF_8);
    }

    /// What was said on this channel.
    public Opened open(String channel, byte[] hint) {
        var header = header(hint);
        if (header == null) {
            return new Opened(null, Fault.UNSIGNED);
        }
        if (!isSigned(channel, header, hint)) {
            return new Opened(null, Fault.FORGED);
        }
        var numbers = ByteBuffer.wrap(header);
        var from = numbers.getLong();
        var counted = numbers.getLong();
        var at = numbers.getLong();
        var now = clock.millis();
        if (at < begun - MAX_AGE.toMillis() || Math.abs(now - at) > MAX_AGE.toMillis()) {
            return new Opened(null, Fault.LATE);
        }
        return heard.isNew(from, counted, now) ? new Opened(unproven(hint), null) : new Opened(null, Fault.REPEATED);
    }

    /// Signs a text that is kept in Redis while it grows. `about` is all that it belongs to.
    public GrowingSignature growing(String about) {
        return keptKeys.getFirst().growing(about);
    }

    /// Whether what is kept is what one of us has kept there.
    public boolean isKept(String about, byte[] text, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        var shown = signature.getBytes(StandardCharsets.UTF_8);
        for (var key : keptKeys) {
            var expected = key.growing(about).add(text);
            if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown)) {
                return true;
            }
        }
        return false;
    }

    private static byte @Nullable [] header(byte[] hint) {
        if (hint.length < HEADER_CHARACTERS) {
            return null;
        }
        try {
            return Base64.getUrlDecoder().decode(Arrays.copyOf(hint, HEADER_CHARACTERS));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isSigned(String channel, byte[] header, byte[] hint) {
        var shown = Arrays.copyOfRange(header, NUMBERS, NUMBERS + SIGNATURE);
        for (var key : keys) {
            if (MessageDigest.isEqual(Arrays.copyOf(signature(key, channel, header, hint), SIGNATURE), shown)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] signature(HmacKey key, String channel, byte[] header, byte[] hint) {
        return key.sign(
                ByteBuffer.wrap((channel + '\0').getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.wrap(header, 0, NUMBERS),
                ByteBuffer.wrap(hint, HEADER_CHARACTERS, hint.length - HEADER_CHARACTERS));
    }
}
