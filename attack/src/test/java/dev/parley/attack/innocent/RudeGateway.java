package dev.parley.attack.innocent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Says `ok` to everything said in parley.v1, until it is told to cut its clients off or to refuse what they say.
final class RudeGateway implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 8;

    private final ServerSocket server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile String refusal;

    RudeGateway() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Thread.ofVirtual().start(this::accepts);
    }

    PublicAddress address() {
        return new PublicAddress(server.getLocalPort());
    }

    /// Without a close frame.
    void cutsEverybody() throws IOException {
        for (var socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
    }

    /// Messages, from now on, with this code.
    void refuses(String code) {
        refusal = code;
    }

    private void accepts() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serves(socket));
            }
        } catch (IOException closed) {
            // It is over.
        }
    }

    private void serves(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var head = head(in);
            if (head.startsWith("POST ")) {
                in.readNBytes(Integer.parseInt(header(head, "content-length")));
                var token = "{\"token\":\"t\"}";
                says(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + token.length() + "\r\n\r\n" + token);
                return;
            }
            says(
                    socket,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Protocol: parley.v1\r\nSec-WebSocket-Accept: "
                            + accept(header(head, "sec-websocket-key")) + "\r\n\r\n");
            sockets.add(socket);
            while (answers(socket, in)) {
                // The next one.
            }
        } catch (IOException gone) {
            // So is this conversation.
        }
    }

    private boolean answers(Socket socket, DataInputStream in) throws IOException {
        var opcode = in.readUnsignedByte() & 0x0f;
        var length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        var mask = in.readNBytes(4);
        var payload = in.readNBytes(length);
        for (var at = 0; at < length; at++) {
            payload[at] ^= mask[at % 4];
        }
        if (opcode == CLOSE) {
            sends(socket, 0x80 | CLOSE, payload);
            return false;
        }
        if (opcode == (TEXT & 0x0f)) {
            var said = Frame.read(new String(payload, StandardCharsets.UTF_8));
            sends(socket, TEXT, answer(said).toString().getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    private ObjectNode answer(Frame said) {
        if (refusal != null && said.type().equals("message.send")) {
            return Frame.of("error", "ref", said.text("ref"), "code", refusal, "message", "no");
        }
        var ok = Frame.of("ok", "ref", said.text("ref"));
        ok.putObject("conversation").put("id", "c");
        return ok;
    }

    private static void sends(Socket socket, int first, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 2);
        frame.put((byte) first).put((byte) payload.length).put(payload);
        socket.getOutputStream().write(frame.array());
    }

    private static void says(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(DataInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1)
                .strip();
    }

    private static String accept(String key) {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            return Base64.getEncoder().encodeToString(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            cutsEverybody();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
