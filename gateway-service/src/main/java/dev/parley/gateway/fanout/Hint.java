package dev.parley.gateway.fanout;

import dev.parley.service.redis.TrustedHints;
import dev.parley.token.SignedHints;
import org.jspecify.annotations.Nullable;

/// Something heard on Redis, of which it is not known yet whether one of our services has said it.
final class Hint {
    private final TrustedHints trust;
    private final String channel;
    private final byte[] bytes;

    Hint(TrustedHints trust, String channel, byte[] bytes) {
        this.trust = trust;
        this.channel = channel;
        this.bytes = bytes;
    }

    /// What it claims to say: good for passing it over, for nothing else.
    String unproven() {
        return SignedHints.unproven(bytes);
    }

    /// Whether it claims to begin so: good for the same.
    boolean claimsToBegin(byte[] beginning) {
        return SignedHints.claimsToBegin(bytes, beginning);
    }

    /// What it says; null: it does not count, or has counted already. Ask once.
    @Nullable
    String text() {
        return trust.open(channel, bytes);
    }
}
