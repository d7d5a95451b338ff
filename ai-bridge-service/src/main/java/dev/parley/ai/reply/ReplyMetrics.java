package dev.parley.ai.reply;

import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import dev.parley.service.metrics.Label;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// What is counted and timed.
@ApplicationScoped
class ReplyMetrics {
    private static final Label<ProviderKind> KIND = Label.of("kind", ProviderKind.class);
    private static final Label<Ending> OUTCOME = Label.of("outcome", Ending.class);

    private final MeterRegistry registry;
    private final List<ProviderSource> sources;
    private final List<Gauge> gauges = new ArrayList<>();
    private final Function<Ending, Counter> ended;

    ReplyMetrics(MeterRegistry registry, @All List<ProviderSource> sources) {
        this.registry = registry;
        this.sources = sources;
        this.ended = OUTCOME.each(outcome -> Counter.builder("bridge.replies")
                .description("Replies by what became of them")
                .tags(outcome)
                .register(registry));
    }

    void start(@Observes StartupEvent started, ReplyQueue desk) {
        for (var source : sources) {
            gauges.add(Gauge.builder(
                            "bridge.links.connected",
                            source,
                            each -> each.providers().stream()
                                    .filter(provider -> provider.available())
                                    .count())
                    .tags(KIND.is(source.kind()))
                    .description("Providers that would take a prompt now")
                    .register(registry));
        }
        gauges.add(Gauge.builder("bridge.replies.under.way", desk, ReplyQueue::underWay)
                .description("Replies being written")
                .register(registry));
    }

    /// The registry may outlive us, and would go on asking those who are no longer there.
    void stop(@Observes ShutdownEvent ending) {
        gauges.forEach(registry::remove);
    }

    void ended(Ending ending) {
        ended.apply(ending).increment();
    }

    void firstDelta(ProviderKind kind, long nanos) {
        Timer.builder("bridge.first.delta")
                .tags(KIND.is(kind))
                .description("From asking a provider to telling the first piece of its text")
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
