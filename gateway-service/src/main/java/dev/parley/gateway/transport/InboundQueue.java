package dev.parley.gateway.transport;

import java.util.ArrayDeque;

/// Frames of a client that wait for their turn. Past its bounds the socket is not read, so that a client that sends
/// faster than it is served is held back; and so is one that does not read its answers, whatever it sends. On the
/// connection's event loop only.
public final class InboundQueue {
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>(2);
    private final int maxFrames;
    private final int maxBytes;
    private int bytes;

    public InboundQueue(int maxFrames, int maxBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    public void add(byte[] frame) {
        frames.add(frame);
        bytes += frame.length;
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    /// Bytes of all that waits.
    public int held() {
        return bytes;
    }

    public byte[] next() {
        var frame = frames.remove();
        bytes -= frame.length;
        return frame;
    }

    public void clear() {
        frames.clear();
        bytes = 0;
    }

    /// `answersTaken`: the client reads what it is told.
    public void readOrNot(ClientSocket socket, boolean answersTaken) {
        var full = !answersTaken || frames.size() >= maxFrames || bytes >= maxBytes;
        var empty = answersTaken && frames.size() <= maxFrames / 2 && bytes <= maxBytes / 2;
        if (full) {
            socket.read(false);
        } else if (empty) {
            socket.read(true);
        }
    }
}
