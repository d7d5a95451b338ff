package dev.parley.ai.openai;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long an API wants to be left alone: `retry-after-ms`, or `Retry-After` in seconds or as a date.
final class RetryAfter {
    private static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    static Optional<Duration> of(MultiMap headers, Clock clock) {
        return millis(headers.get("retry-after-ms"), 1)
                .or(() -> millis(headers.get("Retry-After"), 1000))
                .or(() -> until(headers.get("Retry-After"), clock))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .map(wait -> wait.compareTo(MOST) > 0 ? MOST : wait);
    }

    private static Optional<Duration> millis(@Nullable String number, int unit) {
        try {
            return Optional.ofNullable(number)
                    .map(text -> Double.parseDouble(text.strip()))
                    .filter(Double::isFinite)
                    .map(value -> Duration.ofMillis(Math.round(Math.min(value * unit, MOST.toMillis()))));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> until(@Nullable String date, Clock clock) {
        return Optional.ofNullable(date)
                .map(String::strip)
                .map(RetryAfter::date)
                .map(then -> Duration.between(clock.instant(), then));
    }

    /// Null: it is none.
    private static @Nullable Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException another) {
            return oldDate(text);
        }
    }

    /// In one of the two older forms of RFC 9110, 5.6.7, which are still to be read.
    private static @Nullable Instant oldDate(String text) {
        try {
            var date = DateFormatter.parseHttpDate(text);
            return date == null ? null : date.toInstant();
        } catch (IllegalArgumentException tooLong) {
            return null;
        }
    }
}
