package dev.parley.service.watchdog;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A process of its own with a watchdog, which uses up what its argument says, and ends by itself with 0 only after
/// longer than the watchdog's patience.
final class WatchedProcess {
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int PIECE = 65_536;
    /// Pieces of the heap that the watchdog and what it needs have left.
    private static final int SPARE = 24;

    private static final List<Object> HELD = new ArrayList<>();
    private static volatile Object garbage;

    private WatchedProcess() {}

    public static void main(String... arguments) throws InterruptedException {
        // What answers is warm before anything is missing, as in a process that has worked.
        VertxByteBufAllocator.POOLED_ALLOCATOR.directBuffer(PIECE).release();
        var watchdog = new Watchdog(new Impatient(), Vertx.vertx(), own(arguments[0]));
        watchdog.start(null);
        switch (arguments[0]) {
            case "jdk" -> holdAll(() -> ByteBuffer.allocateDirect(PIECE));
            case "netty" -> {
                if (PlatformDependent.usedDirectMemory() < 0) {
                    throw new IllegalStateException("Netty does not count by itself here");
                }
                holdAll(() -> UnpooledByteBufAllocator.DEFAULT.directBuffer(PIECE, PIECE));
            }
            case "pool" -> {
                holdAll(() -> VertxByteBufAllocator.POOLED_ALLOCATOR.directBuffer(PIECE / 4));
                for (var at = 0; at < HELD.size(); at++) {
                    if (at % 4 != 0) {
                        ((ByteBuf) HELD.get(at)).release();
                    }
                }
            }
            case "heap" -> collectForEver();
            default -> {}
        }
        Thread.sleep(PATIENCE.multipliedBy(3));
        System.out.println(watchdog.verdict());
        Runtime.getRuntime().halt(watchdog.verdict().well() ? 0 : 1);
    }

    private static List<Concern> own(String uses) {
        return !uses.equals("own")
                ? List.of()
                : List.of(new Concern() {
                    @Override
                    public String name() {
                        return "something of this service's own stands";
                    }

                    @Override
                    public boolean isWell() {
                        return false;
                    }
                });
    }

    private static void holdAll(Supplier<Object> piece) {
        try {
            while (true) {
                HELD.add(piece.get());
            }
        } catch (OutOfMemoryError none) {
            System.out.println("held " + HELD.size() + ": " + none.getMessage());
        }
    }

    /// Fills the heap up to the last, and makes garbage in what little is left.
    private static void collectForEver() {
        holdAll(() -> new byte[PIECE]);
        for (var piece = 0; piece < SPARE; piece++) {
            HELD.removeLast();
        }
        for (var last = new byte[0]; ; last = new byte[PIECE]) {
            garbage = last;
        }
    }

    private static final class Impatient implements WatchdogConfig {
        @Override
        public Duration patience() {
            return PATIENCE;
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(500);
        }

        @Override
        public int directBytes() {
            return 1_048_576;
        }

        @Override
        public int garbagePercent() {
            return Integer.getInteger("garbage.percent", 101);
        }
    }
}
