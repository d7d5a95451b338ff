package dev.parley.gateway.protocol;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/// Moments as all dialects write them: ISO-8601, UTC, milliseconds. Frames of the same second share what they have in
/// common; formatting it anew would cost more than the rest of a small frame.
public final class WireTime {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

    private record Second(long epoch, String text) {}

    private static volatile Second last = new Second(0, "1970-01-01T00:00:00.");

    private WireTime() {}

    /// When one of our own ids was made: the first 48 bits of a UUIDv7 (RFC 9562, 5.7).
    public static String ofMaking(UUID id) {
        return of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16));
    }

    public static String of(Instant time) {
        var second = last;
        if (second.epoch != time.getEpochSecond()) {
            second = new Second(time.getEpochSecond(), SECONDS.format(time));
            last = second;
        }
        var millis = time.getNano() / 1_000_000;
        return new StringBuilder(24)
                .append(second.text)
                .append((char) ('0' + millis / 100))
                .append((char) ('0' + millis / 10 % 10))
                .append((char) ('0' + millis % 10))
                .append('Z')
                .toString();
    }
}
