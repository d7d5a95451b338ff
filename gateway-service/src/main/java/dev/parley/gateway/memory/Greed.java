package dev.parley.gateway.memory;

import dev.parley.gateway.limits.Customer.Network;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one holder's connections hold together, to find out who is greediest. Strangers whose addresses begin alike may
/// be one holder: they count together as well, as a few.
final class Greed {
    /// Amounts of the same power of two are about equal.
    private static final Comparator<Greed> BY_GREED = Comparator.<Greed>comparingInt(
                    greed -> Long.SIZE - Long.numberOfLeadingZeros(greed.share()))
            .thenComparing(greed -> greed.stranger)
            .thenComparingLong(Greed::share);

    private final boolean stranger;
    private final int holders;
    private long bytes;
    private @Nullable Account largest;

    private Greed(boolean stranger, int holders) {
        this.stranger = stranger;
        this.holders = holders;
    }

    /// The largest account of the greediest holder; null: nobody holds anything.
    static @Nullable Account greediest(Iterable<Account> accounts, boolean strangersOnly) {
        var all = new HashMap<Object, Greed>();
        for (var account : accounts) {
            if (account.held() > 0 && !account.isLeaving() && (account.isStranger() || !strangersOnly)) {
                add(account, all);
            }
        }
        return all.values().stream().max(BY_GREED).map(greed -> greed.largest).orElse(null);
    }

    private static void add(Account account, Map<Object, Greed> all) {
        var person = account.person();
        if (person != null) {
            all.computeIfAbsent(person, _ -> new Greed(false, 1)).add(account);
            return;
        }
        for (Network network : account.networks()) {
            all.computeIfAbsent(network.name(), _ -> new Greed(true, network.customers()))
                    .add(account);
        }
    }

    private long share() {
        return bytes / holders;
    }

    private void add(Account account) {
        bytes += account.held();
        if (largest == null || account.held() > largest.held()) {
            largest = account;
        }
    }
}
