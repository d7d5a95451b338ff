package dev.parley.gateway.fanout;

import dev.parley.token.SignedHints;
import dev.parley.token.SignedHints.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Signs what this gateway says on Redis, and drops what none of our services has said there: counted, and told in the
/// log once a second at most.
@ApplicationScoped
class TrustedHints {
    private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SignedHints hints;
    private final Map<Fault, Counter> dropped = new EnumMap<>(Fault.class);
    private final AtomicLong loggedNanos = new AtomicLong(System.nanoTime() - LOG_NANOS);

    TrustedHints(@ConfigProperty(name = "gateway.internal-token-secret") String secret, MeterRegistry metrics) {
        this.hints = new SignedHints(secret, Clock.systemUTC());
        for (var fault : Fault.values()) {
            dropped.put(
                    fault,
                    metrics.counter(
                            "parley.hints.dropped", "reason", fault.name().toLowerCase(Locale.ROOT)));
        }
    }

    byte[] sign(String channel, String text) {
        return hints.sign(channel, text);
    }

    /// Null: it does not count.
    String open(String channel, byte[] hint) {
        var opened = hints.open(channel, hint);
        if (opened.fault() != null) {
            drop(opened.fault());
        }
        return opened.text();
    }

    /// The same for a text that is kept.
    boolean isKept(String about, byte[] text, String signature) {
        var kept = hints.isKept(about, text, signature);
        if (!kept) {
            drop(signature == null ? Fault.UNSIGNED : Fault.FORGED);
        }
        return kept;
    }

    private void drop(Fault fault) {
        dropped.get(fault).increment();
        var last = loggedNanos.get();
        var now = System.nanoTime();
        if (now - last >= LOG_NANOS && loggedNanos.compareAndSet(last, now)) {
            Log.warnf("a hint on Redis is not of our services, or not of this moment: dropped reason=%s", fault);
        }
    }
}
