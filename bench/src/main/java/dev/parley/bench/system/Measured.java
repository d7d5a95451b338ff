package dev.parley.bench.system;

import dev.parley.bench.measure.Usage;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/// A server that is measured: where it listens and what its parts use.
public interface Measured extends AutoCloseable {
    String name();

    /// Of a WebSocket with this path.
    URI address(String path);

    /// The process people are connected to.
    long serverPid();

    /// Has the server give back what memory it does not need, where that can be asked for.
    void collectGarbage() throws IOException, InterruptedException;

    Map<String, Supplier<Usage>> parts();

    /// Waits until what it puts off under load is done, so that it is not paid for by what is measured next.
    ///
    /// @return false when it has waited long enough, and there is still some
    default boolean settle() throws IOException, InterruptedException {
        return true;
    }

    @Override
    void close() throws Exception;
}
