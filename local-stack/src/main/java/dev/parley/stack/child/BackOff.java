package dev.parley.stack.child;

import java.time.Duration;

/// How long to wait before a dead child is started again: not at all the first time, longer while it keeps dying young.
final class BackOff {
    static final Duration LONG_LIFE = Duration.ofSeconds(3);
    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(5);

    private int youngDeaths;

    Duration afterLifeOf(Duration life) {
        youngDeaths = life.compareTo(LONG_LIFE) < 0 ? youngDeaths + 1 : 0;
        if (youngDeaths <= 1) {
            return Duration.ZERO;
        }
        var wait = FIRST.multipliedBy(1L << Math.min(youngDeaths - 2, 10));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
