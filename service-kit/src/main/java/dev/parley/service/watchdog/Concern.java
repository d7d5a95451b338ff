package dev.parley.service.watchdog;

/// One thing a process cannot work without. A service's own ones are beans, which the [Watchdog] finds.
public interface Concern {
    /// What is wrong where it is not well, as it stands in the log and on the page for liveness.
    String name();

    /// Looks once; true: all is well at this moment.
    boolean isWell();
}
