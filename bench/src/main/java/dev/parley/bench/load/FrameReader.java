package dev.parley.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/// Cuts what a server sends into WebSocket frames, without a copy.
public final class FrameReader {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    /// Is given each whole frame; the bytes are only good during the call.
    public interface Taker {
        void take(int opcode, byte[] bytes, int offset, int length) throws IOException;
    }

    private byte[] bytes;
    private int start;
    private int end;

    /// `capacity` is where its buffer begins; it grows with what comes.
    FrameReader(int capacity) {
        this.bytes = new byte[capacity];
    }

    /// Reads what is there; false when the other side has ended the stream.
    boolean readFrom(SocketChannel channel) throws IOException {
        makeRoom();
        var read = channel.read(ByteBuffer.wrap(bytes, end, bytes.length - end));
        end += Math.max(read, 0);
        return read >= 0;
    }

    void add(byte[] more, int offset, int length) {
        while (bytes.length - end < length) {
            makeRoom();
        }
        System.arraycopy(more, offset, bytes, end, length);
        end += length;
    }

    void frames(Taker taker) throws IOException {
        while (end - start >= 2) {
            var first = bytes[start] & 0xff;
            var length = (long) (bytes[start + 1] & 0x7f);
            var header = length == 126 ? 4 : length == 127 ? 10 : 2;
            if (end - start < header) {
                return;
            }
            if (header > 2) {
                length = 0;
                for (var i = 2; i < header; i++) {
                    length = length << 8 | bytes[start + i] & 0xff;
                }
            }
            if (end - start - header < length) {
                return;
            }
            if ((first & 0x80) == 0 || (first & 0x0f) == 0) {
                throw new IOException("the server sent a fragmented message");
            }
            var offset = start + header;
            start = offset + (int) length;
            taker.take(first & 0x0f, bytes, offset, (int) length);
        }
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }
}
