package dev.parley.gateway.connection;

import io.netty.channel.ChannelConfig;
import java.util.ArrayDeque;

/// Frames of a client that wait for their turn. Past its bounds the socket is not read, so that a client that sends
/// faster than it is served, or does not read its answers, is held back. On the connection's event loop only.
final class Inbox {
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>(2);
    private final int maxFrames;
    private final int maxBytes;
    private int bytes;

    Inbox(int maxFrames, int maxBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    void add(byte[] frame) {
        frames.add(frame);
        bytes += frame.length;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    byte[] next() {
        var frame = frames.poll();
        bytes -= frame.length;
        return frame;
    }

    void clear() {
        frames.clear();
        bytes = 0;
    }

    void readOrNot(ChannelConfig socket) {
        var full = frames.size() >= maxFrames || bytes >= maxBytes;
        var empty = frames.size() <= maxFrames / 2 && bytes <= maxBytes / 2;
        if (full && socket.isAutoRead()) {
            socket.setAutoRead(false);
        } else if (empty && !socket.isAutoRead()) {
            socket.setAutoRead(true);
        }
    }
}
