package dev.parley.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is on its way to one client: ready frames, gathered and flushed once per turn of the event loop, in one buffer
/// of their size. It never waits for a reader. What the channel cannot take is kept up to a bound; past that, [#add]
/// says no and the caller closes. A large frame leaves in pieces, as the reader takes them, so that the channel holds
/// little of it. What cannot be written is never left out in silence: `failed` is told. On the connection's event loop
/// only.
public final class Outbox {
    /// What is usually enough.
    private static final int FRAMES_A_TURN = 4;
    /// What the channel is given at once.
    private static final int PIECE_BYTES = 65_536;

    private final ChannelHandlerContext context;
    private final int maxFrames;
    private final long maxBytes;
    private final Runnable weigh;
    private final Consumer<Throwable> failed;
    private final ReaderLag lag;
    private @Nullable ArrayList<byte[]> turn;
    private int turnBytes;
    private @Nullable ArrayDeque<byte[]> waiting;
    private long waitingBytes;
    /// How much of the first frame that waits has been written.
    private int begun;
    private byte @Nullable [] pong;
    private boolean ended;
    private boolean closesAfterEnd;
    /// Bytes handed to the channel so far, and those of them that had left when it was last asked.
    private long written;
    private long lastLeft;

    /// `weigh` is told whenever [#held] may have changed.
    Outbox(
            ChannelHandlerContext context,
            int maxFrames,
            long maxBytes,
            long minBytesPerSecond,
            Runnable weigh,
            Consumer<Throwable> failed) {
        this.context = context;
        this.lag = new ReaderLag(minBytesPerSecond);
        this.weigh = weigh;
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
        this.failed = failed;
    }

    /// @return false when the reader is too slow
    public boolean add(byte[] frame) {
        if (ended) {
            return true;
        }
        if (isWaiting() || !context.channel().isWritable()) {
            return keep(frame);
        }
        if (frame.length > PIECE_BYTES) {
            flush();
            put(frame);
            writeWaiting();
            return true;
        }
        gather(frame);
        return true;
    }

    private void gather(byte[] frame) {
        if (turn == null) {
            turn = new ArrayList<>(FRAMES_A_TURN);
            context.executor().execute(this::flush);
        }
        turn.add(frame);
        turnBytes += frame.length;
        if (turnBytes >= PIECE_BYTES) {
            flush();
        }
    }

    private boolean keep(byte[] frame) {
        // One answer may be larger than the bound: an empty queue takes it, and no further command is read meanwhile.
        if (waiting != null
                && !waiting.isEmpty()
                && (waiting.size() >= maxFrames || waitingBytes + frame.length > maxBytes)) {
            return false;
        }
        put(frame);
        weigh.run();
        return true;
    }

    private void put(byte[] frame) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(frame);
        waitingBytes += frame.length;
    }

    /// Only the newest is kept for a reader that does not take them (RFC 6455, 5.5.3).
    public void pong(byte[] frame) {
        if (ended) {
            return;
        }
        if (isClear()) {
            gather(frame);
        } else {
            pong = frame;
        }
    }

    /// The channel can take more.
    public void resume() {
        flush();
        writeWaiting();
        if (pong != null && isClear()) {
            var newest = pong;
            pong = null;
            gather(newest);
        }
    }

    /// The last frame: nothing follows it. `all`: what waits goes before it, and else only what has been begun.
    public void end(byte[] frame, boolean all, boolean closesAfter) {
        if (ended) {
            return;
        }
        flush();
        if (!all) {
            dropWaiting();
        }
        pong = null;
        ended = true;
        closesAfterEnd = closesAfter;
        put(frame);
        writeWaiting();
    }

    private void dropWaiting() {
        if (waiting != null && !waiting.isEmpty()) {
            var first = waiting.remove();
            waiting = null;
            waitingBytes = 0;
            if (begun > 0) {
                put(first);
                waitingBytes -= begun;
            }
        }
    }

    /// Whether a frame has left in part.
    public boolean isWithinFrame() {
        return begun > 0;
    }

    private boolean isWaiting() {
        return waiting != null && !waiting.isEmpty();
    }

    private void writeWaiting() {
        try {
            while (mayWriteWaiting()) {
                writePiece();
                if (!mayWriteWaiting()) {
                    context.flush();
                }
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            failed.accept(e);
        }
        weigh.run();
    }

    /// The end is short, and its reader may have stopped for good: it leaves with what the channel holds.
    private boolean mayWriteWaiting() {
        return waiting != null
                && !waiting.isEmpty()
                && (context.channel().isWritable() || ended && waiting.size() == 1 && begun == 0);
    }

    /// Where [#mayWriteWaiting].
    private void writePiece() {
        var frames = Objects.requireNonNull(waiting);
        var frame = frames.getFirst();
        var size = Math.min(frame.length - begun, PIECE_BYTES);
        var piece = context.alloc().ioBuffer(size).writeBytes(frame, begun, size);
        begun += size;
        waitingBytes -= size;
        if (begun == frame.length) {
            frames.removeFirst();
            begun = 0;
        }
        write(piece);
    }

    private void write(ByteBuf out) {
        written += out.readableBytes();
        if (ended && closesAfterEnd && !isWaiting()) {
            // Not the channel's own close, to which Vert.x would add a close frame of its own.
            context.write(out).addListener(_ -> context.close());
        } else {
            context.write(out, context.voidPromise());
        }
    }

    private void flush() {
        var frames = turn;
        if (frames == null) {
            return;
        }
        try {
            var out = context.alloc().ioBuffer(turnBytes);
            for (var frame : frames) {
                out.writeBytes(frame);
            }
            turn = null;
            turnBytes = 0;
            written += out.readableBytes();
            context.writeAndFlush(out, context.voidPromise());
        } catch (RuntimeException | OutOfMemoryError e) {
            failed.accept(e);
        }
        weigh.run();
    }

    /// Whether everything handed in has reached the channel.
    public boolean isClear() {
        return !isWaiting() && context.channel().isWritable();
    }

    /// Bytes that wait, here and in the channel.
    public long held() {
        return waitingBytes + turnBytes + pending();
    }

    private long pending() {
        var unflushed = context.channel().unsafe().outboundBuffer();
        return unflushed == null ? 0 : unflushed.totalPendingWriteBytes();
    }

    /// Bytes of the piece that is leaving which have left: it counts as pending until all of it has.
    private long taken() {
        var unflushed = context.channel().unsafe().outboundBuffer();
        return unflushed == null ? 0 : unflushed.currentProgress();
    }

    /// For how long the reader has been too slow, in nanoseconds, as far as this is asked again and again; 0 while
    /// nothing waits for it.
    public long lateNanos(long now) {
        var left = written - pending() + taken();
        var sinceLast = Math.max(0, left - lastLeft);
        lastLeft = left;
        return lag.nanos(now, !isClear(), sinceLast);
    }

    /// Nothing more will be written.
    public void discard() {
        ended = true;
        turn = null;
        turnBytes = 0;
        waiting = null;
        waitingBytes = 0;
        begun = 0;
        pong = null;
    }
}
