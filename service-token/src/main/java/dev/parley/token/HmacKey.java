package dev.parley.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// HMAC-SHA256 by one key. For any thread.
final class HmacKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;
    /// A Mac costs more to make than to use. Not one a thread: virtual threads are many.
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    HmacKey(SecretKey key) {
        this.key = key;
    }

    byte[] sign(ByteBuffer... text) {
        var known = idle.poll();
        var mac = known == null ? fresh() : known;
        for (var part : text) {
            mac.update(part);
        }
        var signature = mac.doFinal();
        idle.offer(mac);
        return signature;
    }

    GrowingSignature growing(String about) {
        return new GrowingSignature(fresh(), about);
    }

    private Mac fresh() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
