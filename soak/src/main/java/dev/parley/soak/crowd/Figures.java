package dev.parley.soak.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was counted and timed.
public final class Figures {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Long> answers = new ArrayList<>();
    private final List<Long> resumes = new ArrayList<>();
    private final Serving serving = new Serving(System.nanoTime());

    public synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    public synchronized int counted(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized void answered(long nanos) {
        answers.add(nanos);
    }

    synchronized void resumed(long nanos) {
        resumes.add(nanos);
    }

    /// Forgets the times, not the counts.
    public synchronized void beginsAnew() {
        answers.clear();
        resumes.clear();
        serving.beginsAnew(System.nanoTime());
    }

    /// How long this part of all answers took at most.
    public synchronized Duration answeredWithin(double part) {
        return percentile(answers, part);
    }

    public synchronized int resumes() {
        return resumes.size();
    }

    public synchronized Duration resumedWithin(double part) {
        return percentile(resumes, part);
    }

    /// What the devices have of the service since the times were forgotten last.
    public Serving serving() {
        return serving;
    }

    static Duration percentile(List<Long> values, double part) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(sorted.get((int) Math.max(0, Math.ceil(sorted.size() * part) - 1)));
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
