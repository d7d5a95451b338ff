package dev.parley.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;

/// What is on its way to one client: ready frames, gathered and flushed once per turn of the event loop. It never waits
/// for a reader. What the channel cannot take is kept up to a bound; past that, [#add] says no and the caller closes.
/// On the connection's event loop only.
final class Outbox {
    private static final int FIRST_CAPACITY = 1024;

    private final ChannelHandlerContext context;
    private final int maxFrames;
    private final long maxBytes;
    private ByteBuf turn;
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
        if (waiting != null && !waiting.isEmpty() || !context.channel().isWritable()) {
            return keep(frame);
        }
        if (turn == null) {
            turn = context.alloc().ioBuffer(Math.max(FIRST_CAPACITY, frame.length));
            context.executor().execute(this::flush);
        }
        turn.writeBytes(frame);
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
        while (waiting != null && !waiting.isEmpty() && context.channel().isWritable()) {
            var frame = waiting.poll();
            waitingBytes -= frame.length;
            context.write(context.alloc().ioBuffer(frame.length).writeBytes(frame), context.voidPromise());
        }
        context.flush();
    }

    void flush() {
        var out = turn;
        turn = null;
        if (out != null) {
            context.writeAndFlush(out, context.voidPromise());
        }
    }

    /// Whether everything handed in has reached the channel.
    boolean clear() {
        return (waiting == null || waiting.isEmpty()) && context.channel().isWritable();
    }

    /// For how long the reader has taken nothing, in nanoseconds; 0 while nothing waits for it.
    long stalledNanos(long now) {
        return waiting == null || waiting.isEmpty() ? 0 : now - stalledSince;
    }

    /// Nothing more will be written.
    void discard() {
        if (turn != null) {
            turn.release();
            turn = null;
        }
        waiting = null;
        waitingBytes = 0;
    }
}
