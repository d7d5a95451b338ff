package dev.parley.gateway.rest.v1;

import jakarta.ws.rs.core.EntityTag;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Tells whether a body is still the one somebody has (RFC 9110, 8.8.3).
final class Tag {
    private Tag() {}

    /// Of what has no number that counts its changes.
    static EntityTag of(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(Long.toHexString(ByteBuffer.wrap(digest).getLong()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
