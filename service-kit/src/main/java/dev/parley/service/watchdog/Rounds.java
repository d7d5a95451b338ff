package dev.parley.service.watchdog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the watchdog has seen: how often in a row each concern was not well. One thread looks; anybody reads.
final class Rounds {
    private final List<? extends Concern> concerns;
    private final int patience;
    private final Map<Concern, Integer> ill = new LinkedHashMap<>();
    private volatile Verdict verdict = Verdict.WELL;
    private volatile long looks;

    /// @param patience looks in a row that may find something not well
    Rounds(List<? extends Concern> concerns, int patience) {
        this.concerns = concerns;
        this.patience = patience;
    }

    /// True: the process cannot work.
    boolean look() {
        String suspect = null;
        var lost = false;
        for (var concern : concerns) {
            var times = isWell(concern) ? 0 : ill.getOrDefault(concern, 0) + 1;
            ill.put(concern, times);
            if (times > patience / 2) {
                suspect = concern.name();
            }
            lost |= times > patience;
        }
        verdict = suspect == null ? Verdict.WELL : Verdict.ill(suspect);
        looks = looks + 1;
        return lost;
    }

    /// What cannot even be looked at is not well.
    private static boolean isWell(Concern concern) {
        try {
            return concern.isWell();
        } catch (Throwable e) {
            return false;
        }
    }

    /// How often it has looked.
    long looks() {
        return looks;
    }

    Verdict verdict() {
        return verdict;
    }
}
