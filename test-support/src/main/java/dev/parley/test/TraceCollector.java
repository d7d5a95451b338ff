package dev.parley.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A collector of traces, as far as taking them goes: a real server that hears OTLP over HTTP, in protobuf.
public final class TraceCollector implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final HttpServer server;
    private final List<byte[]> heard = new CopyOnWriteArrayList<>();

    /// A step of a trace as it was told; ids in hexadecimal digits.
    public record Step(String service, String trace, String parent, String id, Span span) {
        public String name() {
            return span.getName();
        }

        /// `service name kind`, as in `gateway-service message.send SERVER`.
        public String what() {
            return service + " " + name() + " " + span.getKind().name().substring("SPAN_KIND_".length());
        }

        /// Null: it does not say.
        public AnyValue attribute(String key) {
            return value(span.getAttributesList(), key);
        }
    }

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    public static TraceCollector start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new TraceCollector(server);
            server.createContext("/v1/traces", collector::hear);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            // All of it was taken: an empty message.
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// As `OTEL_EXPORTER_OTLP_ENDPOINT` has it.
    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var body : heard) {
            try {
                for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                    var service = value(resource.getResource().getAttributesList(), "service.name");
                    resource.getScopeSpansList()
                            .forEach(scope -> scope.getSpansList()
                                    .forEach(span -> steps.add(step(service.getStringValue(), span))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return steps;
    }

    /// Whether this text stands anywhere in what was sent.
    public boolean holds(String text) {
        var all = new ByteArrayOutputStream();
        heard.forEach(all::writeBytes);
        return all.toString(StandardCharsets.ISO_8859_1)
                .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static Step step(String service, Span span) {
        return new Step(
                service,
                HEX.formatHex(span.getTraceId().toByteArray()),
                HEX.formatHex(span.getParentSpanId().toByteArray()),
                HEX.formatHex(span.getSpanId().toByteArray()),
                span);
    }

    private static AnyValue value(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
