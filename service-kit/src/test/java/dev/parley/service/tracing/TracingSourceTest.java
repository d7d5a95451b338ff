package dev.parley.service.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingSourceTest {
    private static final String EXPORTER = "quarkus.otel.exporter.otlp.traces.";

    @Test
    void nowhereToSendItIsNothingToTrace() {
        assertEquals("true", value(Map.of(), TracingSource.DISABLED));
    }

    @Test
    void aPlaceSetToNothingIsNone() {
        assertEquals("true", value(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", ""), TracingSource.DISABLED));
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_ENDPOINT,http://collector:4318",
        "TRACING_ENDPOINT,http://collector:4318",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,http://collector:4318/v1/traces"
    })
    void aPlaceToSendItSwitchesItOn(String variable, String place) {
        var variables = Map.of(variable, place);

        assertEquals("false", value(variables, TracingSource.DISABLED));
        assertEquals("http://collector:4318", value(variables, EXPORTER + "endpoint"));
        assertEquals("http/protobuf", value(variables, EXPORTER + "protocol"));
        assertEquals("false", value(variables, "quarkus.otel.instrument.vertx-http"));
    }

    @Test
    void theOtherVariablesOfOpenTelemetryCount() {
        var variables = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer x",
                "OTEL_EXPORTER_OTLP_TIMEOUT", "2000",
                "OTEL_SERVICE_NAME", "chat");

        assertEquals("grpc", value(variables, EXPORTER + "protocol"));
        assertEquals("authorization=Bearer x", value(variables, EXPORTER + "headers"));
        assertEquals("2000ms", value(variables, EXPORTER + "timeout"));
        assertEquals("chat", value(variables, "quarkus.otel.service.name"));
    }

    @Test
    void itCanBeSwitchedOffAllTheSame() {
        assertEquals(
                "true",
                value(
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                                "OTEL_SDK_DISABLED", "true"),
                        TracingSource.DISABLED));
    }

    private static String value(Map<String, String> variables, String name) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(variables, 300))
                .withSources(new TracingSource())
                .build();
        return config.getConfigValue(name).getValue();
    }
}
