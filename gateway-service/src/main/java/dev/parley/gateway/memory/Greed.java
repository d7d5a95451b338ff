package dev.parley.gateway.memory;

import java.util.Comparator;
import java.util.HashMap;

/// What one holder's connections hold together, to find out who is greediest.
final class Greed {
    /// Amounts of the same power of two are about equal.
    private static final Comparator<Greed> BY_GREED = Comparator.<Greed>comparingInt(
                    greed -> Long.SIZE - Long.numberOfLeadingZeros(greed.bytes))
            .thenComparing(greed -> greed.stranger)
            .thenComparingLong(greed -> greed.bytes);

    private final boolean stranger;
    private long bytes;
    private Account largest;

    private Greed(boolean stranger) {
        this.stranger = stranger;
    }

    /// The largest account of the greediest holder; null: nobody holds anything.
    static Account greediest(Iterable<Account> accounts, boolean strangersOnly) {
        var holders = new HashMap<Object, Greed>();
        for (var account : accounts) {
            if (account.held() > 0 && !account.isLeaving() && (account.isStranger() || !strangersOnly)) {
                holders.computeIfAbsent(account.holder(), _ -> new Greed(account.isStranger()))
                        .add(account);
            }
        }
        return holders.values().stream()
                .max(BY_GREED)
                .map(greed -> greed.largest)
                .orElse(null);
    }

    private void add(Account account) {
        bytes += account.held();
        if (largest == null || account.held() > largest.held()) {
            largest = account;
        }
    }
}
