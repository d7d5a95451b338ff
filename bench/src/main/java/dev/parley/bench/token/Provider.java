package dev.parley.bench.token;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/// An OpenAI-compatible model that thinks of nothing: its first token leaves at once and repeats the number of what it
/// was asked. It notes what time it took for that itself.
final class Provider implements AutoCloseable {
    /// What every message begins with, before its number.
    static final String NUMBER = "ask-";

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNK =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n";

    private final ServerSocket server = new ServerSocket(0, 512);
    private final ConcurrentHashMap<Long, Long> tookNanos = new ConcurrentHashMap<>();

    private Provider() throws IOException {}

    static Provider start() throws IOException {
        var provider = new Provider();
        Thread.ofPlatform().daemon().name("provider").start(provider::accept);
        return provider;
    }

    String baseUrl() {
        return "http://localhost:" + server.getLocalPort() + "/v1";
    }

    /// From the last byte of the question to the first token, in nanoseconds; 0 if it was never asked.
    long tookNanos(long number) {
        return tookNanos.getOrDefault(number, 0L);
    }

    /// What was asked so far: numbers may begin anew.
    void forget() {
        tookNanos.clear();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().name("provider-connection").start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // By close().
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            var out = socket.getOutputStream();
            for (var length = head(in); length >= 0; length = head(in)) {
                var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                var asked = System.nanoTime();
                var number = lastNumber(body);
                out.write(ascii(HEAD + chunk(CHUNK.formatted("{\"content\":\"" + NUMBER + number + " \"}", "null"))));
                tookNanos.put(number, System.nanoTime() - asked);
                out.write(ascii(chunk(CHUNK.formatted("{\"content\":\"done\"}", "\"stop\"")) + chunk("data: [DONE]\n\n")
                        + "0\r\n\r\n"));
            }
        } catch (IOException gone) {
            // The other side may go when it likes.
        }
    }

    /// Reads a request's head.
    ///
    /// @return the length of its body, or -1 at the end of the stream
    private static int head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return -1;
            }
            head.append((char) next);
        }
        return head.toString()
                .lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
    }

    /// Earlier ones are what was said before.
    static long lastNumber(String body) {
        var at = body.lastIndexOf(NUMBER) + NUMBER.length();
        var number = 0L;
        for (; at < body.length() && Character.isDigit(body.charAt(at)); at++) {
            number = number * 10 + body.charAt(at) - '0';
        }
        return number;
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
