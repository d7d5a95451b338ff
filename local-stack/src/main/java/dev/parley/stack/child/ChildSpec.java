package dev.parley.stack.child;

import java.util.List;
import java.util.Map;

/// One process the stack keeps alive: what to run, in which environment, how one sees that it is ready, and how it is
/// asked to stop. One that hangs is killed, to be started again. A child with an environment of its own (`inherits`
/// false) learns nothing of ours but the `PATH`.
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        boolean inherits,
        Readiness readiness,
        Liveness liveness,
        StopSignal stopSignal) {

    public ChildSpec(
            String name,
            List<String> command,
            Map<String, String> environment,
            boolean inherits,
            Readiness readiness,
            StopSignal stopSignal) {
        this(name, command, environment, inherits, readiness, Liveness.OF_PROCESS, stopSignal);
    }

    public enum StopSignal {
        TERM,
        INT
    }
}
