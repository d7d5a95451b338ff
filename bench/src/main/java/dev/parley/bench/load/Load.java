package dev.parley.bench.load;

import java.time.Duration;

/// How messages are offered, and for how long.
public sealed interface Load {
    Duration length();

    /// So many a second, evenly spaced, whatever the server makes of it.
    record OpenLoop(double perSecond, Duration length) implements Load {}

    /// Each connection keeps `window` messages unanswered and sends the next when one is.
    record ClosedWindow(int window, Duration length) implements Load {}
}
