package dev.parley.service.watchdog;

/// One thing a process cannot work without.
interface Concern {
    String name();

    /// Looks once; true: all is well at this moment.
    boolean isWell();
}
