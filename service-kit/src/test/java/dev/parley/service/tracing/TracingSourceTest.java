package dev.parley.service.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authorization=Basic%20dXNlcjpwYXNz%3D%3D | authorization=Basic dXNlcjpwYXNz==",
                "authorization=Basic a+b/c=               | authorization=Basic a+b/c=",
                "key=a%2Cb                                | key=a,b",
                "key=%24%7BHOME%7D                        | key=${HOME}",
                "key=a\\b                                  | key=a\\b",
                "key=100%                                 | key=100%"
            })
    void aHeaderIsPercentDecoded(String given, String meant) {
        var variables =
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", "OTEL_EXPORTER_OTLP_HEADERS", given);

        assertEquals(List.of(meant), config(variables).getValues(EXPORTER + "headers", String.class));
    }

    @Test
    void headersAreDividedBeforeTheyAreDecoded() {
        var variables = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                "OTEL_EXPORTER_OTLP_HEADERS", "one=1%2C2,two=3");

        assertEquals(List.of("one=1,2", "two=3"), config(variables).getValues(EXPORTER + "headers", String.class));
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
        return config(variables).getConfigValue(name).getValue();
    }

    private static SmallRyeConfig config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(variables, 300))
                .withSources(new TracingSource())
                .build();
    }
}
