package dev.parley.gateway.protocol;

import java.util.Arrays;

/// A text message as it stands on the wire: an unmasked, final WebSocket frame (RFC 6455, 5.2), header and payload in
/// one array, so that fan-out only copies bytes.
public final class TextFrame {
    private static final byte FINAL_TEXT = (byte) 0x81;

    private TextFrame() {}

    public static byte[] of(byte[] utf8) {
        return of(utf8, utf8.length);
    }

    public static byte[] of(byte[] utf8, int length) {
        var header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        var frame = new byte[header + length];
        frame[0] = FINAL_TEXT;
        if (header == 2) {
            frame[1] = (byte) length;
        } else {
            frame[1] = (byte) (header == 4 ? 126 : 127);
            for (int at = header - 1, rest = length; at > 1; at--, rest >>>= 8) {
                frame[at] = (byte) rest;
            }
        }
        System.arraycopy(utf8, 0, frame, header, length);
        return frame;
    }

    /// The text alone, of one frame, for whoever says it by other means than a socket.
    public static byte[] text(byte[] frame) {
        var length = frame[1] & 0x7f;
        return Arrays.copyOfRange(frame, length < 126 ? 2 : length == 126 ? 4 : 10, frame.length);
    }

    /// Several frames to be written in one go.
    public static byte[] join(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
