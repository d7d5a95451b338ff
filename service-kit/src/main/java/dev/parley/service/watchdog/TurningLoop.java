package dev.parley.service.watchdog;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Whether an event loop has turned since it was last looked at.
final class TurningLoop implements Concern {
    private final String name;
    private final Executor loop;
    private volatile boolean turned = true;

    TurningLoop(String name, Executor loop) {
        this.name = name;
        this.loop = loop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isWell() {
        if (!turned) {
            return false;
        }
        turned = false;
        try {
            loop.execute(() -> turned = true);
        } catch (RejectedExecutionException stopping) {
            turned = true;
        }
        return true;
    }
}
