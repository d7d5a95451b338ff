package dev.parley.ai.provider;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as they stand in frames: ISO-8601, UTC, milliseconds.
public final class WireTime {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private WireTime() {}

    public static String text(Instant instant) {
        return MILLIS.format(instant);
    }
}
