package dev.parley.gateway.rest.v1;

import jakarta.ws.rs.core.EntityTag;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Tells whether a body is still the one somebody has (RFC 9110, 8.8.3).
final class Tag {
    private Tag() {}

    private static final String WITH = ".";

    /// Of what has no number that counts its changes.
    static EntityTag of(byte[] body) {
        return new EntityTag(digest(body));
    }

    /// Of a body that shows what is tagged, and other things with it.
    static EntityTag with(EntityTag thing, byte[] body) {
        return new EntityTag(thing.getValue() + WITH + digest(body));
    }

    /// Whether a tag is of this thing, whatever else was shown with it.
    static boolean isOf(EntityTag thing, String tag) {
        return tag.equals(thing.getValue()) || tag.startsWith(thing.getValue() + WITH);
    }

    private static String digest(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Long.toHexString(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
