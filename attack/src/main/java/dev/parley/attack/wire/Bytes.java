package dev.parley.attack.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Requests of HTTP/1.1 and frames of RFC 6455 as they go over the wire, good or bad.
public final class Bytes {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private Bytes() {}

    /// A request without a body, further header lines as they are.
    public static String request(String method, String target, String... headers) {
        var text = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /// So often, one after the other.
    public static byte[] repeated(String text, int times) {
        return text.repeat(times).getBytes(StandardCharsets.ISO_8859_1);
    }

    public static String handshake(String path, String... headers) {
        var all = new String[headers.length + 4];
        all[0] = "Upgrade: websocket";
        all[1] = "Connection: Upgrade";
        all[2] = "Sec-WebSocket-Version: 13";
        all[3] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
        System.arraycopy(headers, 0, all, 4, headers.length);
        return request("GET", path, all);
    }

    public static byte[] text(String payload) {
        return frame(true, TEXT, payload.getBytes(StandardCharsets.UTF_8));
    }

    /// A whole frame of a client; a mask of zeros is a mask too.
    public static byte[] frame(boolean last, int opcode, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(header(last, opcode, payload.length));
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /// The beginning of a frame that says it has so many bytes.
    public static byte[] header(boolean last, int opcode, long length) {
        var header = new ByteArrayOutputStream();
        header.write((last ? FINAL : 0) | opcode);
        if (length < 126) {
            header.write(MASKED | (int) length);
        } else if (length <= 0xffff) {
            header.write(MASKED | 126);
            header.write((int) length >> 8);
            header.write((int) length);
        } else {
            header.write(MASKED | 127);
            for (var shift = 56; shift >= 0; shift -= 8) {
                header.write((int) (length >> shift));
            }
        }
        header.writeBytes(new byte[4]);
        return header.toByteArray();
    }
}
