package dev.parley.gateway.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ids as all dialects but pitchey's write them: UUIDs of 36 characters (RFC 9562, 4), in either case.
public final class WireId {
    private static final int LENGTH = 36;

    private WireId() {}

    /// Null where it is none. Java also reads signs, and groups of any length, as some other id.
    public static @Nullable UUID of(@Nullable String text) {
        if (text == null || text.length() != LENGTH) {
            return null;
        }
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
