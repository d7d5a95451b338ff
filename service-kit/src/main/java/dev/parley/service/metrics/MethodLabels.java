package dev.parley.service.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// The label `method` of a request's metrics is a method there is, or `OTHER`: one made of what strangers write is
/// memory that only grows.
@Singleton
class MethodLabels implements HttpServerMetricsTagsContributor {
    static final String OTHER = "OTHER";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", OTHER);
    private static final Tags OTHERS = Tags.of("method", OTHER);

    @Override
    public Tags contribute(Context context) {
        return METHODS.contains(context.request().method().name()) ? Tags.empty() : OTHERS;
    }

    /// Whoever leaves before the answer is counted without being asked for above. It denies and does not rename: of
    /// what is renamed, Micrometer remembers the name it had before.
    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                var method = id.getTag("method");
                return method == null
                                || METHODS.contains(method)
                                || !id.getName().startsWith("http.server")
                        ? MeterFilterReply.NEUTRAL
                        : MeterFilterReply.DENY;
            }
        };
    }
}
