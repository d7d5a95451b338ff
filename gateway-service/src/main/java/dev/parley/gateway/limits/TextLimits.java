package dev.parley.gateway.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How much a person may say, however many pieces it is in: bytes of text, counted at this gateway.
@ApplicationScoped
public class TextLimits {
    private final Rate rate;
    private final KeyedBuckets buckets;

    @Inject
    public TextLimits(LimitsConfig config) {
        this(config, System::nanoTime);
    }

    TextLimits(LimitsConfig config, LongSupplier nanoTime) {
        this.rate = Rate.burst(config.textBytesBurst(), config.textBytesPerSecond(), Duration.ofSeconds(1));
        this.buckets = new KeyedBuckets(nanoTime);
    }

    /// Counts what somebody says; null: nothing. From any thread.
    public Decision take(UUID person, @Nullable String text) {
        return text == null || text.isEmpty() ? Decision.ALLOWED : buckets.take(person, rate, utf8Bytes(text));
    }

    /// Without making them.
    private static long utf8Bytes(String text) {
        var bytes = (long) text.length();
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            // Half of a pair has two of the four bytes.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }
}
