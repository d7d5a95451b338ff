package dev.parley.test;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One WebSocket frame as it came (RFC 6455, 5.2). `opcode` -1: the connection has ended without one.
public record RawFrame(int opcode, byte[] payload) {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /// Of a frame's first byte.
    public static final int FINAL = 0x80;

    private static final byte[] MASK = {1, 2, 3, 4};
    private static final int LONGEST_HEADER = 14;

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /// 1005 where none is said.
    public int closeCode() {
        return payload.length < 2
                ? 1005
                : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
    }

    public String closeText() {
        return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }

    static RawFrame read(DataInputStream in) throws IOException {
        try {
            var first = in.readUnsignedByte();
            var length = (long) (in.readUnsignedByte() & 0x7f);
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            var payload = new byte[(int) length];
            in.readFully(payload);
            return new RawFrame(first & 0x0f, payload);
        } catch (EOFException e) {
            return new RawFrame(-1, new byte[0]);
        }
    }

    /// How a text of a client stands on the wire.
    public static byte[] framed(String text) {
        return framed(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /// How a frame of a client stands on the wire.
    public static byte[] framed(int opcode, boolean last, byte[] payload) {
        return framed((last ? FINAL : 0) | opcode, payload);
    }

    /// The same of one with that first byte, whether there is such a frame or not.
    public static byte[] framed(int firstByte, byte[] payload) {
        var frame = new ByteArrayOutputStream(payload.length + LONGEST_HEADER);
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(MASK);
        for (var at = 0; at < payload.length; at++) {
            frame.write(payload[at] ^ MASK[at % MASK.length]);
        }
        return frame.toByteArray();
    }
}
