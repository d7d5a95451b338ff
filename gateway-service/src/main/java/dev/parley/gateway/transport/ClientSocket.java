package dev.parley.gateway.transport;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One client's socket, as its [SocketListener] has it. On its event loop only, but for [#loop] and
/// [#onceRead].
public final class ClientSocket {
    private final ChannelHandlerContext context;
    private final FrameHandler frames;

    ClientSocket(ChannelHandlerContext context, FrameHandler frames) {
        this.context = context;
        this.frames = frames;
    }

    /// Its event loop.
    public ScheduledExecutorService loop() {
        return context.executor();
    }

    /// Runs this on its event loop when what has come by now is read. From any thread.
    public void onceRead(Runnable action) {
        EventLoops.onceRead(context.executor(), action);
    }

    /// What is on its way to this client; see [Outbox].
    public Outbox outbox(
            int maxFrames, long maxBytes, long minBytesPerSecond, Runnable weigh, Consumer<Throwable> failed) {
        return new Outbox(context, maxFrames, maxBytes, minBytesPerSecond, weigh, failed);
    }

    /// Whether what the client sends is read.
    public boolean isRead() {
        return context.channel().config().isAutoRead();
    }

    /// Listens to the client or not, from now on.
    public void read(boolean reads) {
        if (isRead() != reads) {
            context.channel().config().setAutoRead(reads);
        }
    }

    public boolean isWritable() {
        return context.channel().isWritable();
    }

    /// Ends it without a word.
    public void close() {
        // Not the channel's own close, to which Vert.x would add a close frame of its own.
        context.close();
    }

    public void closeAfter(Duration time) {
        context.executor().schedule(this::close, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Nothing the peer says counts any more but its close frame.
    public void stopListening() {
        frames.stopListening();
    }

    /// Gives back what has been collected, and passes over what still comes, the peer's close frame included.
    public void drop() {
        frames.drop();
    }

    /// Bytes of a message that has not come whole.
    public long held() {
        return frames.held();
    }

    /// Bytes of it that have come.
    public long unfinishedBytes() {
        return frames.unfinishedBytes();
    }

    /// For how long a message has been coming, in nanoseconds, if one is.
    public long unfinishedNanos(long now) {
        return frames.unfinishedNanos(now);
    }

    /// The peer was not listened to meanwhile: nothing of that time is held against it.
    public void excuse(long now) {
        frames.excuse(now);
    }
}
