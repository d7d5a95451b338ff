package dev.parley.service.tracing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Headers for a collector, as `OTEL_EXPORTER_OTLP_HEADERS` lists them (`name=value,name=value`, percent-encoded),
/// and as Quarkus wants them.
final class HeaderList {
    private HeaderList() {}

    static @Nullable String decoded(@Nullable String list) {
        return list == null
                ? null
                : Arrays.stream(list.split(","))
                        .map(HeaderList::decodedOne)
                        .map(HeaderList::literal)
                        .collect(Collectors.joining(","));
    }

    /// What is not encoded as it should be is taken as it is.
    private static String decodedOne(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return header;
        }
    }

    /// Commas divide a list of settings, and `${` begins a reference to another one.
    private static String literal(String header) {
        return header.replace("\\", "\\\\").replace(",", "\\,").replace("${", "\\${");
    }
}
