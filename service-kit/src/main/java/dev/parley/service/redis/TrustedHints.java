package dev.parley.service.redis;

import dev.parley.service.log.Sparing;
import dev.parley.token.SignedHints;
import dev.parley.token.SignedHints.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Signs what a service says on Redis, and drops what none of our services has said there: counted, and told in the
/// log once a second at most.
public final class TrustedHints {
    private static final Logger LOG = Logger.getLogger(TrustedHints.class);

    private final SignedHints hints;
    private final Map<Fault, Counter> dropped = new EnumMap<>(Fault.class);
    private final Sparing drops = new Sparing();

    public TrustedHints(SignedHints hints, MeterRegistry metrics) {
        this.hints = hints;
        for (var fault : Fault.values()) {
            dropped.put(
                    fault,
                    metrics.counter(
                            "parley.hints.dropped", "reason", fault.name().toLowerCase(Locale.ROOT)));
        }
    }

    public byte[] sign(String channel, String text) {
        return hints.sign(channel, text);
    }

    /// Null: it does not count.
    public @Nullable String open(String channel, byte[] hint) {
        var opened = hints.open(channel, hint);
        if (opened.fault() != null) {
            drop(opened.fault());
        }
        return opened.text();
    }

    /// The same for a text that is kept.
    public boolean isKept(String about, byte[] text, @Nullable String signature) {
        var kept = hints.isKept(about, text, signature);
        if (!kept) {
            drop(signature == null ? Fault.UNSIGNED : Fault.FORGED);
        }
        return kept;
    }

    private void drop(Fault fault) {
        Objects.requireNonNull(dropped.get(fault)).increment();
        drops.turn()
                .ifPresent(leftOut -> LOG.warnf(
                        "a hint on Redis is not of our services, or not of this moment: dropped reason=%s left_out=%d",
                        fault, leftOut));
    }
}
