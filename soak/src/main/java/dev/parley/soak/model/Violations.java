package dev.parley.soak.model;

import java.util.ArrayList;
import java.util.List;

/// What was seen that must never be. Everything is counted, the first ones are kept.
public final class Violations {
    private static final int KEPT = 60;

    private final List<String> kept = new ArrayList<>();
    private int count;

    public synchronized void add(String text) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(text);
        }
    }

    public synchronized int count() {
        return count;
    }

    public synchronized List<String> list() {
        var list = new ArrayList<>(kept);
        if (count > kept.size()) {
            list.add("… and " + (count - kept.size()) + " more");
        }
        return list;
    }
}
