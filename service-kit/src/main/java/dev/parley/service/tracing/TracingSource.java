package dev.parley.service.tracing;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Tells Quarkus what the variables of OpenTelemetry say, and that nothing is to be traced where they name nobody to
/// send it to. Its own instruments stay off: they trace each request and write its path.
public final class TracingSource implements ConfigSourceFactory {
    static final String DISABLED = "quarkus.otel.sdk.disabled";

    /// Above application.properties, below what an operator sets for Quarkus itself.
    private static final int ORDINAL = 260;

    private static final String EXPORTER = "quarkus.otel.exporter.otlp.traces.";
    private static final String OWN_PATH = "/v1/traces";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var settings = new HashMap<String, String>();
        var endpoint = endpoint(context);
        settings.put(DISABLED, Boolean.toString(endpoint == null || isTrue(context, "OTEL_SDK_DISABLED")));
        if (endpoint != null) {
            settings.put(EXPORTER + "endpoint", endpoint);
            var protocol = exporter(context, "PROTOCOL");
            settings.put(EXPORTER + "protocol", protocol == null ? "http/protobuf" : protocol);
            tell(settings, EXPORTER + "headers", HeaderList.decoded(exporter(context, "HEADERS")));
            tell(settings, EXPORTER + "compression", exporter(context, "COMPRESSION"));
            var timeout = exporter(context, "TIMEOUT");
            tell(settings, EXPORTER + "timeout", timeout == null ? null : timeout + "ms");
            tell(settings, "quarkus.otel.service.name", value(context, "OTEL_SERVICE_NAME"));
            tell(settings, "quarkus.otel.resource.attributes", value(context, "OTEL_RESOURCE_ATTRIBUTES"));
            for (var instrument : List.of("http", "event-bus", "sql-client", "redis-client")) {
                settings.put("quarkus.otel.instrument.vertx-" + instrument, "false");
            }
        }
        return List.of(new PropertiesConfigSource(settings, "OTEL", ORDINAL));
    }

    /// That of traces alone names the path as well, which Quarkus adds by itself.
    private static @Nullable String endpoint(ConfigSourceContext context) {
        var own = value(context, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
        if (own != null) {
            return own.endsWith(OWN_PATH) ? own.substring(0, own.length() - OWN_PATH.length()) : own;
        }
        var set = value(context, "tracing.endpoint");
        return set == null ? value(context, "OTEL_EXPORTER_OTLP_ENDPOINT") : set;
    }

    private static @Nullable String exporter(ConfigSourceContext context, String what) {
        var own = value(context, "OTEL_EXPORTER_OTLP_TRACES_" + what);
        return own == null ? value(context, "OTEL_EXPORTER_OTLP_" + what) : own;
    }

    private static void tell(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    private static boolean isTrue(ConfigSourceContext context, String name) {
        return Boolean.parseBoolean(value(context, name));
    }

    /// Null: it is not set, or to nothing.
    private static @Nullable String value(ConfigSourceContext context, String name) {
        var value = context.getValue(name).getValue();
        return value == null || value.isBlank() ? null : value.strip();
    }
}
