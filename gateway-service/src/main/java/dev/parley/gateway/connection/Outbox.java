package dev.parley.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.ArrayList;

/// What is on its way to one client: ready frames, gathered and flushed once per turn of the event loop, in
/// one buffer of their size. It never waits for a reader. What the channel cannot take is kept up to a bound;
/// past that, [#add] says no and the caller closes. On the connection's event loop only.
final class Outbox {
    /// What is usually enough.
    private static final int FRAMES_A_TURN = 4;

    private final ChannelHandlerContext context;
    private final int maxFrames;
    private final long maxBytes;
    private ArrayList<byte[]> turn;
    private int turnBytes;
    private ArrayDeque<byte[]> waiting;
    private long waitingBytes;
    private long stalledSince;

    Outbox(ChannelHandlerContext context, int maxFrames, long maxBytes) {
        this.context = context;
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    /// @return false when the reader is too slow
    boolean add(byte[] frame) {
        if (isWaiting() || !context.channel().isWritable()) {
            return keep(frame);
        }
        if (turn == null) {
            turn = new ArrayList<>(FRAMES_A_TURN);
            context.executor().execute(this::flush);
        }
        turn.add(frame);
        turnBytes += frame.length;
        return true;
    }

    private boolean keep(byte[] frame) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        // One answer may be larger than the bound: an empty queue takes it, and no further command is read meanwhile.
        if (!waiting.isEmpty() && (waiting.size() >= maxFrames || waitingBytes + frame.length > maxBytes)) {
            return false;
        }
        if (waiting.isEmpty()) {
            stalledSince = System.nanoTime();
        }
        waiting.add(frame);
        waitingBytes += frame.length;
        return true;
    }

    /// The channel can take more.
    void resume() {
        flush();
        stalledSince = System.nanoTime();
        while (isWaiting() && context.channel().isWritable()) {
            writeNext();
        }
        context.flush();
    }

    /// What waits is written whether the reader takes it or not: a close comes after it, and nothing may follow that.
    void finish() {
        flush();
        while (isWaiting()) {
            writeNext();
        }
        context.flush();
    }

    private boolean isWaiting() {
        return waiting != null && !waiting.isEmpty();
    }

    private void writeNext() {
        var frame = waiting.poll();
        waitingBytes -= frame.length;
        context.write(context.alloc().ioBuffer(frame.length).writeBytes(frame), context.voidPromise());
    }

    void flush() {
        var frames = turn;
        turn = null;
        if (frames != null) {
            var out = context.alloc().ioBuffer(turnBytes);
            turnBytes = 0;
            for (var frame : frames) {
                out.writeBytes(frame);
            }
            context.writeAndFlush(out, context.voidPromise());
        }
    }

    /// Whether everything handed in has reached the channel.
    boolean clear() {
        return !isWaiting() && context.channel().isWritable();
    }

    /// For how long the reader has taken nothing, in nanoseconds; 0 while nothing waits for it.
    long stalledNanos(long now) {
        return isWaiting() ? now - stalledSince : 0;
    }

    /// Nothing more will be written.
    void discard() {
        turn = null;
        turnBytes = 0;
        waiting = null;
        waitingBytes = 0;
    }
}
