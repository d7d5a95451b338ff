package dev.parley.bench.load;

import java.time.Duration;

/// When each message of an open loop should leave: evenly spaced, whatever became of the ones before it.
public record Schedule(long startNanos, double perSecond, long count) {
    public static Schedule of(long startNanos, double perSecond, Duration length) {
        return new Schedule(startNanos, perSecond, Math.round(perSecond * length.toNanos() / 1e9));
    }

    public long intendedNanos(long index) {
        return startNanos + Math.round(index * 1e9 / perSecond);
    }

    /// How many should have left by now.
    public long due(long nowNanos) {
        if (nowNanos < startNanos) {
            return 0;
        }
        var due = Math.min(count, (long) ((nowNanos - startNanos) * perSecond / 1e9) + 1);
        while (due < count && intendedNanos(due) <= nowNanos) {
            due++;
        }
        while (due > 0 && intendedNanos(due - 1) > nowNanos) {
            due--;
        }
        return due;
    }
}
