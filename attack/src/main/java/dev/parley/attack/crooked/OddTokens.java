package dev.parley.attack.crooked;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.attack.wire.Wire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Tokens whose headers are JSON, but of other types than they should be.
public final class OddTokens implements Scenario {
    private static final List<String> HEADERS = List.of(
            "{\"alg\":5}",
            "{\"alg\":[\"RS256\"]}",
            "{\"alg\":null}",
            "{\"alg\":{}}",
            "{\"alg\":\"RS256\",\"kid\":5}",
            "{\"alg\":\"RS256\",\"kid\":[]}",
            "{\"alg\":\"RS256\",\"crit\":[5]}",
            "{\"alg\":\"RS256\",\"crit\":5}",
            "{\"alg\":\"RS256\",\"b64\":\"no\"}",
            "{\"alg\":\"RS256\",\"jwk\":5}",
            "{\"alg\":\"RS256\",\"x5c\":5}",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"HS256\",\"typ\":5}",
            "[]",
            "5",
            "null",
            "\"alg\"",
            "{");
    private static final List<String> CLAIMS = List.of(
            "{\"sub\":5,\"iss\":5,\"exp\":\"x\"}", "{\"iss\":[\"a\"]}", "{\"aud\":{},\"exp\":1e400}", "[]", "5", "{");

    private static final Duration CLOSED = Duration.ofSeconds(10);
    private static final int NOT_AUTHENTICATED = 4001;

    /// Where a gateway lets in services alone.
    private static final List<String> OF_SERVICES = List.of(
            "/internal/topics/odd/events", "/internal/people/01890000-0000-7000-8000-000000000000/notifications");

    /// What listens to nobody but our services, and what it would answer them.
    private static final Map<String, String> INNER = Map.of(
            "session-1", "/internal/v1/conversations",
            "ai-bridge-1", "/internal/v1/replies/status",
            "rendering-1", "/internal/v1/renderings/pdf");

    @Override
    public String name() {
        return "odd-tokens";
    }

    @Override
    public String sentence() {
        return "%d tokens whose headers and claims have odd types, in every place a token is read"
                .formatted(HEADERS.size() + CLAIMS.size());
    }

    @Override
    public void strikes(Target target) throws Exception {
        var wrong = new ArrayList<String>();
        for (var token : tokens(target.tokenOf("alice").split("\\."))) {
            refused(target, wrong, Bytes.request("GET", "/api/v1/profile", "Authorization: Bearer " + token), token);
            refused(target, wrong, Bytes.request("GET", "/chats", "Authorization: Bearer " + token), token);
            for (var path : OF_SERVICES) {
                refused(target, wrong, Bytes.request("POST", path, "Authorization: Bearer " + token), token);
            }
            for (var inner : INNER.entrySet()) {
                var port = target.stack().address(inner.getKey()).getPort();
                var request = Bytes.request("GET", inner.getValue(), "Authorization: Bearer " + token);
                refused(Wire.to(port, Source.one()), wrong, request, token);
            }
            refused(target, wrong, Bytes.handshake("/chat?token=" + token), token);
            refused(target, wrong, Bytes.handshake("/api/messages/ws?token=" + token), token);
            signsIn(target, wrong, token);
            entersRooms(target, wrong, token);
        }
        target.finds(Finding.none("token answered by other than 401", wrong));
    }

    /// Each odd part with the others of a genuine token: an issuer that is known lets a token come further.
    private static List<String> tokens(String... genuine) {
        var tokens = new ArrayList<String>();
        for (var header : HEADERS) {
            tokens.add(part(header) + "." + genuine[1] + "." + genuine[2]);
        }
        for (var claims : CLAIMS) {
            tokens.add(genuine[0] + "." + part(claims) + "." + genuine[2]);
        }
        tokens.addAll(
                List.of("..", "a.b.c", "a".repeat(4_000), genuine[0] + "..", genuine[0] + "." + genuine[1] + "."));
        return tokens;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(Target target, List<String> wrong, String request, String token) throws IOException {
        refused(target.wire(Source.one()), wrong, request, token);
    }

    private static void refused(Wire to, List<String> wrong, String request, String token) throws IOException {
        try (var wire = to) {
            wire.writes(request);
            var status = wire.head().lines().findFirst().orElse("closed");
            if (!status.contains(" 401")) {
                wrong.add(status + " to " + request.lines().findFirst().orElse("") + " with " + header(token));
            }
        }
    }

    private static void signsIn(Target target, List<String> wrong, String token) throws IOException {
        try (var wire = target.wire(Source.one())) {
            var socket = WebSocketWire.on(wire, "/parley", "Sec-WebSocket-Protocol: parley.v1");
            socket.says(
                    Frame.of("connect", "ref", "c", "token", token, "client", Map.of("name", "odd", "version", "1")));
            var answer = socket.hears(frame -> frame.has("ref"));
            if (!answer.json().path("code").asText().equals("unauthenticated")) {
                wrong.add(answer + " with " + header(token));
            }
        }
    }

    /// There the upgrade succeeds, and the socket is closed for it.
    private static void entersRooms(Target target, List<String> wrong, String token) throws IOException {
        try (var wire = target.wire(Source.one())) {
            var code = WebSocketWire.on(wire, "/?token=" + token).closedWithin(CLOSED);
            if (code != NOT_AUTHENTICATED) {
                wrong.add("closed with " + code + " at / with " + header(token));
            }
        }
    }

    private static String header(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
        } catch (RuntimeException noBase64) {
            return token.substring(0, Math.min(20, token.length()));
        }
    }
}
