package dev.parley.service.watchdog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When a process that cannot work gives way to another.
@ConfigMapping(prefix = "watchdog")
interface WatchdogConfig {
    /// So long an event loop may stand, direct memory be refused, nearly all time go into collecting garbage,
    /// or something else be ill a service cannot work without, before the process ends; after half of it
    /// liveness says no. 0: never, for debuggers.
    @WithDefault("10s")
    Duration patience();

    /// Between two looks. What counts is looks, not time: a process that was stopped or collected garbage has not
    /// looked either.
    @WithDefault("500ms")
    Duration interval();

    /// Bytes of direct memory that can be had in a process that works.
    @WithDefault("1048576")
    int directBytes();

    /// Per cent of the time that go into collecting garbage in one that does not.
    @WithDefault("95")
    int garbagePercent();
}
