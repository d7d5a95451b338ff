package dev.parley.ai.reply;

import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What is counted and timed.
@ApplicationScoped
class ReplyMetrics {
    private final MeterRegistry registry;
    private final List<ProviderSource> sources;
    private final List<Gauge> gauges = new ArrayList<>();

    ReplyMetrics(MeterRegistry registry, @All List<ProviderSource> sources) {
        this.registry = registry;
        this.sources = sources;
    }

    void start(@Observes StartupEvent started, ReplyQueue desk) {
        for (var source : sources) {
            gauges.add(Gauge.builder(
                            "bridge.links.connected",
                            source,
                            each -> each.providers().stream()
                                    .filter(provider -> provider.available())
                                    .count())
                    .tag("kind", label(source.kind()))
                    .description("Providers that would take a prompt now")
                    .register(registry));
        }
        gauges.add(Gauge.builder("bridge.replies.under.way", desk, ReplyQueue::underWay)
                .description("Replies being written")
                .register(registry));
        for (var ending : Ending.values()) {
            counter(ending);
        }
    }

    /// The registry may outlive us, and would go on asking those who are no longer there.
    void stop(@Observes ShutdownEvent ending) {
        gauges.forEach(registry::remove);
    }

    void ended(Ending ending) {
        counter(ending).increment();
    }

    void firstDelta(ProviderKind kind, long nanos) {
        Timer.builder("bridge.first.delta")
                .tag("kind", label(kind))
                .description("From asking a provider to telling the first piece of its text")
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Counter counter(Ending ending) {
        return Counter.builder("bridge.replies")
                .tag("outcome", label(ending))
                .description("Replies by what became of them")
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
