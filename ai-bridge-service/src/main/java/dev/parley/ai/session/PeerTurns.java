package dev.parley.ai.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Which of several instances is asked: each in turn, and last of all those that have just left a call unanswered, so
/// that one that hangs costs a call now and then, and not every second one.
final class PeerTurns {
    private final long leftAloneNanos;
    private final LongSupplier nanoTime;
    private final long[] failedAt;
    private final boolean[] failed;
    private int turn;

    PeerTurns(int peers, Duration leftAlone, LongSupplier nanoTime) {
        this.leftAloneNanos = leftAlone.toNanos();
        this.nanoTime = nanoTime;
        this.failedAt = new long[peers];
        this.failed = new boolean[peers];
    }

    /// By number, in the order in which a call should try them.
    synchronized List<Integer> next() {
        var first = new ArrayList<Integer>();
        var last = new ArrayList<Integer>();
        for (var i = 0; i < failed.length; i++) {
            var peer = Math.floorMod(turn + i, failed.length);
            var isLeftAlone = failed[peer] && nanoTime.getAsLong() - failedAt[peer] < leftAloneNanos;
            (isLeftAlone ? last : first).add(peer);
        }
        turn++;
        first.addAll(last);
        return first;
    }

    synchronized void failed(int peer) {
        failed[peer] = true;
        failedAt[peer] = nanoTime.getAsLong();
    }

    synchronized void answered(int peer) {
        failed[peer] = false;
    }
}
