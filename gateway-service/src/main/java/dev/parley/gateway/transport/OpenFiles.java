package dev.parley.gateway.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The files this process may have open (`ulimit -n`).
final class OpenFiles {
    /// For what is not a connection: jars, logs, our own connections to others.
    private static final int OWN = 512;

    private OpenFiles() {}

    /// How many connections it can have without running out: beyond that the kernel refuses everybody.
    static int forConnections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.clamp(system.getMaxFileDescriptorCount() - OWN, OWN, Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }
}
