package dev.parley.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Pings, pongs and close frames as they stand on the wire (RFC 6455, 5.5), so that they take their place among the
/// ready frames of an [Outbox].
public final class ControlFrame {
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final int MAX_PAYLOAD = 125;
    private static final int CODE_BYTES = 2;

    private ControlFrame() {}

    public static byte[] ping(long number) {
        return frame(PING, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    static byte[] pong(ByteBuf payload) {
        return frame(PONG, ByteBufUtil.getBytes(payload));
    }

    /// `code` negative: none is said.
    public static byte[] close(int code, String text) {
        if (code < 0) {
            return frame(CLOSE, new byte[0]);
        }
        var reason = text.getBytes(StandardCharsets.UTF_8);
        var payload = ByteBuffer.allocate(CODE_BYTES + Math.min(reason.length, MAX_PAYLOAD - CODE_BYTES))
                .putShort((short) code);
        return frame(CLOSE, payload.put(reason, 0, payload.remaining()).array());
    }

    private static byte[] frame(int first, byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) first)
                .put((byte) payload.length)
                .put(payload)
                .array();
    }
}
