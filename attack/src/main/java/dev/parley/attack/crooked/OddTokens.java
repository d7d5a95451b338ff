package dev.parley.attack.crooked;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            refused(
                    target,
                    wrong,
                    Bytes.request("GET", "/internal/v1/topics", "Authorization: Bearer " + token),
                    token);
            refused(target, wrong, Bytes.handshake("/chat?token=" + token), token);
            refused(target, wrong, Bytes.handshake("/api/messages/ws?token=" + token), token);
            signsIn(target, wrong, token);
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
        try (var wire = target.wire(Source.one())) {
            wire.writes(request);
            var status = wire.head().lines().findFirst().orElse("closed");
            if (!status.contains(" 401") && !status.contains(" 404")) {
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

    private static String header(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
        } catch (RuntimeException noBase64) {
            return token.substring(0, Math.min(20, token.length()));
        }
    }
}
