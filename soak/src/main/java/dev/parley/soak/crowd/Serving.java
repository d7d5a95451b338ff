package dev.parley.soak.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What devices have of the service: for how long one of them asks in vain, from its first attempt until something it
/// asks for is answered, over however many connections; and how quickly answers come to all of them together.
public final class Serving {
    private static final long BUCKET = Duration.ofMillis(100).toNanos();
    private static final int WINDOW = 10;

    /// Of the speed before: random steps alone leave fewer answers to a second now and then.
    private static final double FULL = 0.75;

    private final Map<Object, Long> asking = new HashMap<>();
    private final List<Long> waits = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private long begun;

    Serving(long now) {
        begun = now;
    }

    synchronized void beginsAnew(long now) {
        asking.clear();
        waits.clear();
        answers.clear();
        begun = now;
    }

    synchronized void asks(Object device, long now) {
        asking.putIfAbsent(device, now);
    }

    synchronized void isServed(Object device, long now) {
        var since = asking.remove(device);
        if (since != null) {
            waits.add(now - since);
        }
        var bucket = bucket(now);
        while (answers.size() <= bucket) {
            answers.add(0);
        }
        answers.set(bucket, answers.get(bucket) + 1);
    }

    private int bucket(long now) {
        return (int) (Math.max(0, now - begun) / BUCKET);
    }

    /// How long this part of all waits took at most, those that have not ended by now among them.
    public synchronized Duration waitedWithin(double part, long now) {
        var all = new ArrayList<>(waits);
        asking.values().forEach(since -> all.add(now - since));
        return Figures.percentile(all, part);
    }

    /// How long after this moment there was last a second with clearly fewer answers than a second had before it; zero
    /// where there was none.
    public synchronized Duration slowAfter(long moment, long now) {
        var first = bucket(moment);
        var usual = between(0, first) * WINDOW / (double) Math.max(1, first);
        var last = bucket(now);
        for (var end = last; end > first; end--) {
            if (between(Math.max(first, end - WINDOW), end) < FULL * usual * Math.min(WINDOW, end - first) / WINDOW) {
                return Duration.ofNanos((end - first) * BUCKET);
            }
        }
        return Duration.ZERO;
    }

    /// Answers in a second, on the average between the beginning and this moment.
    public synchronized double perSecondUntil(long moment) {
        var count = Math.max(1, bucket(moment));
        return between(0, count) * WINDOW / (double) count;
    }

    private int between(int from, int to) {
        return answers.subList(Math.min(from, answers.size()), Math.min(to, answers.size())).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
