package dev.parley.bench.system;

import dev.parley.bench.measure.Usage;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/// A server that is measured: where it listens and what its parts use.
public interface Measured extends AutoCloseable {
    String name();

    URI webSocket();

    Map<String, Supplier<Usage>> parts();

    @Override
    void close() throws Exception;
}
