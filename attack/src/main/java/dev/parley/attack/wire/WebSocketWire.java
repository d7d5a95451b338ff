package dev.parley.attack.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.soak.client.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/// A WebSocket by hand, on one wire.
public record WebSocketWire(Wire wire) {
    /// One frame as it came.
    public record Heard(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    /// Upgrades this wire.
    public static WebSocketWire on(Wire wire, String path, String... headers) throws IOException {
        wire.writes(Bytes.handshake(path, headers));
        var head = wire.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + head.lines().findFirst().orElse("closed"));
        }
        return new WebSocketWire(wire);
    }

    /// Upgrades this wire to parley.v1 and signs in there; the answer has been read.
    public static WebSocketWire signedIn(Wire wire, String token) throws IOException {
        var socket = on(wire, "/parley", "Sec-WebSocket-Protocol: parley.v1");
        socket.asks(Frame.of(
                "connect", "ref", "sign-in", "token", token, "client", Map.of("name", "attack", "version", "1")));
        return socket;
    }

    public void says(ObjectNode command) throws IOException {
        wire.writes(Bytes.text(command.toString()));
    }

    /// Says it, and reads up to the answer, which must be an `ok`.
    public Frame asks(ObjectNode command) throws IOException {
        says(command);
        var ref = command.path("ref").asText();
        var answer = hears(frame -> frame.json().path("ref").asText("").equals(ref));
        if (!answer.type().equals("ok")) {
            throw new IOException(command.path("type").asText() + " was refused: " + answer);
        }
        return answer;
    }

    /// The next JSON frame of which this is true; others are passed over.
    public Frame hears(Predicate<Frame> isIt) throws IOException {
        while (true) {
            var heard = reads();
            if (heard.opcode == Bytes.CLOSE) {
                throw new IOException("closed with " + heard.closeCode());
            }
            if (heard.opcode == Bytes.TEXT) {
                var frame = Frame.read(heard.text());
                if (isIt.test(frame)) {
                    return frame;
                }
            }
        }
    }

    public Heard reads() throws IOException {
        var head = exactly(2);
        long length = head[1] & 0x7f;
        if (length == 126) {
            var bytes = exactly(2);
            length = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        } else if (length == 127) {
            length = 0;
            for (var next : exactly(8)) {
                length = length << 8 | next & 0xff;
            }
        }
        return new Heard(head[0] & 0x0f, exactly((int) length));
    }

    private byte[] exactly(int count) throws IOException {
        var bytes = wire.reads(count);
        if (bytes.length < count) {
            throw new EOFException("ended within a frame");
        }
        return bytes;
    }

    /// The code it is closed with, or 1006 when it just ends; what comes before is thrown away.
    public int closedWithin(Duration time) throws IOException {
        wire.waitsFor(time);
        try {
            while (true) {
                var heard = reads();
                if (heard.opcode == Bytes.CLOSE) {
                    return heard.closeCode();
                }
            }
        } catch (java.net.SocketTimeoutException open) {
            return 0;
        } catch (IOException ended) {
            return 1006;
        }
    }
}
