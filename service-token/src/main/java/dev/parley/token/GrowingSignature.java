package dev.parley.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;

/// The signature of a text that grows: each piece costs as much as it is long, and not as all before it. Not for
/// several threads at once.
public final class GrowingSignature {
    private final Mac mac;

    GrowingSignature(Mac mac, String about) {
        this.mac = mac;
        mac.update(about.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
    }

    /// @return the signature of everything so far
    public String add(byte[] text) {
        mac.update(text);
        try {
            var copy = (Mac) mac.clone();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(copy.doFinal());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own HMAC can be cloned", e);
        }
    }
}
