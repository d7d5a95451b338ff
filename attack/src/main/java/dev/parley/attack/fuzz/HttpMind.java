package dev.parley.attack.fuzz;

import dev.parley.attack.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Requests of HTTP/1.1, of which each part may be wrong.
final class HttpMind implements Mind {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "", "G\0T");
    private static final List<String> TARGETS = List.of(
            "/",
            "/health",
            "/api/health",
            "/q/health/live",
            "/q/metrics",
            "/console/token",
            "/chats",
            "/chats/x/messages",
            "/auth/profile",
            "/api/auth/profile",
            "/api/messages/conversations",
            "/api/messages/send",
            "/api/v1/profile",
            "/api/v1/conversations?limit=x",
            "/api/v1/conversations",
            "/api/v1/conversations/0/messages?limit=-1",
            "/api/v1/search?query=%00",
            "/api/v1/openapi.yaml",
            "/documents/x/export?format=pdf",
            "/internal/v1/topics",
            "*",
            "http://localhost/health",
            "//",
            "/%",
            "/%zz",
            "/..%2f..%2fetc",
            "/a b",
            "");
    private static final List<String> VERSIONS =
            List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTP", "");
    private static final List<String> HEADERS = List.of(
            "Host: localhost",
            "Host: elsewhere.example",
            "Connection: close",
            "Connection: keep-alive, Upgrade",
            "Expect: 100-continue",
            "Expect: something",
            "Content-Type: application/json",
            "Content-Type: text/plain; charset=utf-16",
            "Content-Type: ;;;",
            "Content-Encoding: gzip",
            "Accept: */*",
            "Accept: ///",
            "Accept-Encoding: gzip, br;q=x",
            "Origin: null",
            "Origin: https://elsewhere.example",
            "Origin: http://localhost",
            "Access-Control-Request-Method: PUT",
            "If-None-Match: \"",
            "Range: bytes=0-0,5-1",
            "Idempotency-Key: \u00ff",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "Upgrade: websocket",
            "Cookie: a=b; =; c",
            "X-Forwarded-For: 1.2.3.4, x",
            "Forwarded: for=\"[::1\"",
            "no colon",
            ": no name",
            " folded: yes",
            "Nul: \0");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "{",
            "{\"kind\":\"group\"}",
            "{\"content\":\"\\ud800\"}",
            "{\"a\":1e999}",
            "\ufeff{}",
            "[".repeat(2_000));
    private static final List<String> CHUNKS = List.of(
            "0\r\n\r\n",
            "2\r\n{}\r\n0\r\n\r\n",
            "2;a=b\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
            "5\r\n{}\r\n0\r\n\r\n",
            "-1\r\n{}\r\n",
            "ffffffffffffffff\r\n{}",
            "zz\r\n{}\r\n0\r\n\r\n",
            "2\n{}\n0\n\n",
            "2\r\n{}0\r\n\r\n",
            "2\r\n{",
            "1".repeat(300));

    private final Random random;
    private final List<String> tokens;

    HttpMind(Random random, List<String> tokens) {
        this.random = random;
        this.tokens = tokens;
    }

    @Override
    public byte[] next(int step) {
        var text = new StringBuilder(any(METHODS))
                .append(' ')
                .append(any(TARGETS))
                .append(' ')
                .append(any(VERSIONS))
                .append("\r\n");
        if (random.nextInt(8) != 0) {
            text.append("Host: localhost\r\n");
        }
        for (var i = random.nextInt(5); i > 0; i--) {
            text.append(any(HEADERS)).append("\r\n");
        }
        if (random.nextInt(3) == 0) {
            text.append("Authorization: Bearer ").append(any(tokens)).append("\r\n");
        }
        text.append(body());
        var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return random.nextInt(10) == 0 ? Mutation.of(bytes, random) : bytes;
    }

    private String body() {
        var body = any(BODIES);
        return switch (random.nextInt(6)) {
            case 0 -> "Content-Length: " + body.length() + "\r\n\r\n" + body;
            case 1 -> "Content-Length: " + (body.length() + random.nextInt(5) - 2) + "\r\n\r\n" + body;
            case 2 -> "Transfer-Encoding: chunked\r\n\r\n" + any(CHUNKS);
            case 3 -> "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n" + any(CHUNKS);
            default -> "\r\n";
        };
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// Something comes, or the end does.
    @Override
    public boolean isSettledWithin(Wire wire, Duration time) {
        return wire.isAnsweredWithin(time);
    }
}
