package dev.parley.service.redis;

import dev.parley.service.log.Sparing;
import dev.parley.service.metrics.Label;
import dev.parley.token.SignedHints;
import dev.parley.token.SignedHints.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Signs what a service says on Redis, and drops what none of our services has said there: counted, and told in the
/// log once a second at most.
public final class TrustedHints {
    private static final Logger LOG = Logger.getLogger(TrustedHints.class);
    private static final Label<Fault> REASON = Label.of("reason", Fault.class);

    private final SignedHints hints;
    private final Function<Fault, Counter> dropped;
    private final Sparing drops = new Sparing();

    public TrustedHints(SignedHints hints, MeterRegistry metrics) {
        this.hints = hints;
        this.dropped = REASON.each(reason -> Counter.builder("parley.hints.dropped")
                .description("What was said on Redis by none of our services, or not at this moment")
                .tags(reason)
                .register(metrics));
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
        dropped.apply(fault).increment();
        drops.turn()
                .ifPresent(leftOut -> LOG.warnf(
                        "a hint on Redis is not of our services, or not of this moment: dropped reason=%s left_out=%d",
                        fault, leftOut));
    }
}
