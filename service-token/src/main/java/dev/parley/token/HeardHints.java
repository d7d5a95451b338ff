package dev.parley.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which hints of which senders have been heard: a window of their last numbers each, as IPsec has it (RFC 4303,
/// 3.4.3), for what several threads of a sender publish comes a little out of order.
final class HeardHints {
    private static final int WINDOW = 4096;
    private static final int MAX_SENDERS = 1024;
    private static final long FORGOTTEN_AFTER_MILLIS = 3 * SignedHints.MAX_AGE.toMillis();

    private final Map<Long, Window> windows = new ConcurrentHashMap<>();

    private static final class Window {
        private final long[] bits = new long[WINDOW / Long.SIZE];
        private long highest;
        private volatile long lastMillis;

        synchronized boolean isNew(long number, long now) {
            lastMillis = now;
            if (number <= highest - WINDOW || number < 1) {
                return false;
            }
            highest = Math.max(highest, number - WINDOW);
            while (highest < number) {
                highest++;
                bits[word(highest)] &= ~bit(highest);
            }
            var isNew = (bits[word(number)] & bit(number)) == 0;
            bits[word(number)] |= bit(number);
            return isNew;
        }

        private static int word(long number) {
            return (int) (number % WINDOW) / Long.SIZE;
        }

        private static long bit(long number) {
            return 1L << (number % Long.SIZE);
        }
    }

    /// Only for what is signed: nobody else can fill this.
    boolean isNew(long sender, long number, long now) {
        var window = windows.get(sender);
        if (window == null) {
            if (windows.size() >= MAX_SENDERS) {
                windows.values().removeIf(old -> now - old.lastMillis > FORGOTTEN_AFTER_MILLIS);
            }
            window = windows.computeIfAbsent(sender, _ -> new Window());
        }
        return window.isNew(number, now);
    }
}
