package dev.parley.ai.fake;

import dev.parley.test.TraceCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Where traces are sent, all of them and soon.
public final class Collector implements QuarkusTestResourceLifecycleManager {
    private final TraceCollector collector = TraceCollector.start();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "tracing.endpoint", collector.endpoint(),
                "tracing.ratio", "1",
                "quarkus.otel.bsp.schedule.delay", "50ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(collector, new TestInjector.MatchesType(TraceCollector.class));
    }

    @Override
    public void stop() {
        collector.close();
    }
}
