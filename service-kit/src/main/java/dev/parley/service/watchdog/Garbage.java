package dev.parley.service.watchdog;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;

/// Whether there is time left beside collecting garbage. A heap that is all but full collects for ever, and yet never
/// fails.
final class Garbage implements Concern {
    private final int percent;
    private final LongSupplier collectingMillis;
    private final LongSupplier nowMillis;
    private long collected;
    private long looked;

    Garbage(int percent) {
        this(
                percent,
                collectionMillis(ManagementFactory.getGarbageCollectorMXBeans()),
                () -> System.nanoTime() / 1_000_000);
    }

    Garbage(int percent, LongSupplier collectingMillis, LongSupplier nowMillis) {
        this.percent = percent;
        this.collectingMillis = collectingMillis;
        this.nowMillis = nowMillis;
        this.collected = collectingMillis.getAsLong();
        this.looked = nowMillis.getAsLong();
    }

    /// The collectors are looked up once: that is dearer than to ask them.
    private static LongSupplier collectionMillis(List<GarbageCollectorMXBean> collectors) {
        return () -> collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    @Override
    public String name() {
        return "nearly all time goes into collecting garbage";
    }

    @Override
    public boolean isWell() {
        var collectedBefore = collected;
        var lookedBefore = looked;
        collected = collectingMillis.getAsLong();
        looked = nowMillis.getAsLong();
        return (collected - collectedBefore) * 100 < percent * Math.max(1, looked - lookedBefore);
    }
}
