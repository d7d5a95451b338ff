package dev.parley.service.watchdog;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import java.nio.ByteBuffer;

/// Whether direct memory can be had: without it nothing is read or written, and whoever asks for it sleeps in vain.
/// `-XX:+ExitOnOutOfMemoryError` does not see it, as it is Java code that refuses. Asked are those that count it: the
/// JDK, and Netty where it does so by itself. Memory that Netty's pool has taken and can still hand out is not missing.
final class DirectMemory implements Concern {
    private static final ByteBufAllocator UNPOOLED = new UnpooledByteBufAllocator(true, true);

    private final int bytes;
    private final ByteBufAllocator pool;

    DirectMemory(int bytes) {
        this(bytes, VertxByteBufAllocator.POOLED_ALLOCATOR);
    }

    /// @param pool what the channels take theirs from
    DirectMemory(int bytes, ByteBufAllocator pool) {
        this.bytes = bytes;
        this.pool = pool;
    }

    @Override
    public String name() {
        return "direct memory cannot be had";
    }

    @Override
    public boolean isWell() {
        return canBeHad(this::askNetty) && (!nettyCounts() || canBeHad(this::askJdk)) || poolHasEnough();
    }

    private static boolean canBeHad(Runnable ask) {
        try {
            ask.run();
            return true;
        } catch (OutOfMemoryError none) {
            return false;
        }
    }

    private void askNetty() {
        UNPOOLED.directBuffer(bytes, bytes).release();
    }

    /// Given back at once: until it is collected it would be missing.
    @SuppressWarnings("deprecation")
    private void askJdk() {
        PlatformDependent.freeDirectBuffer(ByteBuffer.allocateDirect(bytes));
    }

    private static boolean nettyCounts() {
        return PlatformDependent.usedDirectMemory() >= 0;
    }

    /// In each part of the pool that threads take from: they do not take from each other's.
    private boolean poolHasEnough() {
        if (!(pool instanceof PooledByteBufAllocator pooled)) {
            return false;
        }
        var used = pooled.metric().directArenas().stream()
                .filter(arena -> arena.numThreadCaches() > 0)
                .toList();
        return !used.isEmpty() && used.stream().allMatch(arena -> free(arena) >= bytes);
    }

    private static long free(PoolArenaMetric arena) {
        var free = 0L;
        for (var chunks : arena.chunkLists()) {
            for (var chunk : chunks) {
                free += chunk.freeBytes();
            }
        }
        return free;
    }
}
