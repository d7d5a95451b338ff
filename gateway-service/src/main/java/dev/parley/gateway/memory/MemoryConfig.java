package dev.parley.gateway.memory;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalLong;

/// What all connections together may make this gateway hold, in bytes.
@StaticInitSafe
@ConfigMapping(prefix = "gateway.memory")
public interface MemoryConfig {
    /// Bytes that may wait in and out over all connections: unfinished messages, frames whose turn has not come, and
    /// answers nobody has read yet. Beyond it the greediest is cut.
    @WithDefault("33554432")
    long maxBytes();

    /// The part of it that those may take up who have not signed in.
    @WithDefault("8388608")
    long maxStrangerBytes();

    /// Bytes that the conversations connections hear of may take up over all connections, counted as 2 KiB each
    /// and 128 for every connection that hears of it. Beyond it the person is cut whose connections hear of most.
    /// By itself half of the heap; 0: without a bound.
    OptionalLong maxSubscriptionBytes();
}
