package dev.parley.rendering.desk;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/// What is being rendered at this moment, and since when nothing of it has come to an end. From any thread.
final class RunningRenderings {
    private final LongSupplier nanoTime;
    private int running;
    /// When one last ended, or began where none was.
    private long since;

    RunningRenderings(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    <T> T run(Callable<T> rendering) throws Exception {
        begun();
        try {
            return rendering.call();
        } finally {
            ended();
        }
    }

    private synchronized void begun() {
        if (running++ == 0) {
            since = nanoTime.getAsLong();
        }
    }

    private synchronized void ended() {
        running--;
        since = nanoTime.getAsLong();
    }

    /// 0 where nothing runs.
    synchronized long nanosWithoutResult() {
        return running == 0 ? 0 : nanoTime.getAsLong() - since;
    }
}
