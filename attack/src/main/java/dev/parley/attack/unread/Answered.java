package dev.parley.attack.unread;

import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Wire;
import java.io.IOException;
import java.time.Duration;

/// Waits on a connection on which nothing is read but the status of the first answer: whether what is asked for is
/// given at all.
final class Answered {
    private Answered() {}

    /// However it is answered, the connection stays; an attack it was only if it was given.
    static void orRefused(Target target, Wire wire, Duration time) throws IOException {
        var status = wire.status();
        target.lingers(time);
        if (status != 200) {
            throw new IOException("answered with " + status);
        }
    }
}
