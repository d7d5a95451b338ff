package dev.parley.ai.openai;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

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

    private static Optional<Duration> millis(String number, int unit) {
        try {
            return Optional.ofNullable(number)
                    .map(text -> Double.parseDouble(text.strip()))
                    .filter(Double::isFinite)
                    .map(value -> Duration.ofMillis(Math.round(Math.min(value * unit, MOST.toMillis()))));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> until(String date, Clock clock) {
        try {
            return Optional.ofNullable(date)
                    .map(text -> ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(then -> Duration.between(clock.instant(), then));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
