package dev.parley.bench.load;

import java.nio.ByteBuffer;

/// Writes a client's frames. The masking key is zero, which masks nothing and costs nothing; the server unmasks all
/// the same.
final class FrameWriter {
    static final int LARGEST_HEADER = 8;
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8a;

    private FrameWriter() {}

    static void text(ByteBuffer into, byte[] payload) {
        header(into, TEXT, payload.length);
        into.put(payload);
    }

    static void pong(ByteBuffer into, byte[] bytes, int offset, int length) {
        header(into, PONG, length);
        into.put(bytes, offset, length);
    }

    private static void header(ByteBuffer into, int first, int length) {
        into.put((byte) first);
        if (length < 126) {
            into.put((byte) (0x80 | length));
        } else {
            into.put((byte) (0x80 | 126)).putShort((short) length);
        }
        into.putInt(0);
    }
}
