package dev.parley.attack.innocent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How innocent people fared: how long each of their deeds took, and what went wrong.
public final class Experience {
    private static final int TROUBLES_TOLD = 5;

    private final Map<Deed, List<Long>> nanoseconds = new EnumMap<>(Deed.class);
    private final List<String> troubles = new ArrayList<>();
    private int troubleCount;

    synchronized void took(Deed deed, long nanos) {
        nanoseconds.computeIfAbsent(deed, _ -> new ArrayList<>()).add(nanos);
    }

    synchronized void suffered(String trouble) {
        troubleCount++;
        if (troubles.size() < TROUBLES_TOLD) {
            troubles.add(trouble);
        }
    }

    public synchronized int deeds() {
        return nanoseconds.values().stream().mapToInt(List::size).sum();
    }

    /// Within it this part of all deeds of every kind was done, that of the slowest kind.
    public synchronized Duration within(double part) {
        return Duration.ofNanos(nanoseconds.values().stream()
                .mapToLong(all -> within(all, part))
                .max()
                .orElse(0));
    }

    private static long within(List<Long> all, double part) {
        var sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (part * sorted.size())));
    }

    /// The kind of deed that took longest.
    public synchronized String slowest() {
        return nanoseconds.entrySet().stream()
                .max(java.util.Comparator.comparing(entry -> Collections.max(entry.getValue())))
                .map(entry -> entry.getKey().toString())
                .orElse("nothing");
    }

    /// What was refused, unanswered or cut off.
    public synchronized int troubleCount() {
        return troubleCount;
    }

    public synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }
}
