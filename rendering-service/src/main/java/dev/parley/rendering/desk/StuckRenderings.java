package dev.parley.rendering.desk;

import dev.parley.service.watchdog.Concern;
import jakarta.inject.Singleton;

/// Whether layouts still end: one that never does keeps its thread, and nobody can break it off.
@Singleton
class StuckRenderings implements Concern {
    private final RenderingDesk desk;
    private final long patienceNanos;

    StuckRenderings(RenderingDesk desk, DeskConfig config) {
        this.desk = desk;
        this.patienceNanos = config.timeLimit().toNanos() * config.stuckAfterTimeLimits();
    }

    @Override
    public String name() {
        return "no rendering finishes";
    }

    @Override
    public boolean isWell() {
        return desk.nanosWithoutResult() <= patienceNanos;
    }
}
