package dev.parley.stack.rehearsal;

import dev.parley.stack.issuer.TokenMint;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The gateway that is rehearsed with, and the people who come to it.
final class Stage implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final int port;
    private final TokenMint mint;
    private final int part;

    /// @param part everything is done so many times less often
    Stage(int port, TokenMint mint, int part) {
        this.port = port;
        this.mint = mint;
        this.part = part;
    }

    /// How often something is done on this stage that is done so often on a whole one.
    int times(int often) {
        return Math.max(2, often / part);
    }

    /// The same one each time.
    String tokenOf(String person) {
        return tokens.computeIfAbsent(person, mint::tokenOf);
    }

    /// As a part of an address.
    String queryOf(String person) {
        return "?token=" + URLEncoder.encode(tokenOf(person), StandardCharsets.UTF_8);
    }

    Voice voice(String path) throws Exception {
        return Voice.at(client, URI.create("ws://127.0.0.1:" + port + path));
    }

    JsonObject post(String person, String path, JsonObject body) throws Exception {
        return new JsonObject(asked(person, path, "POST", BodyPublishers.ofString(body.encode())));
    }

    /// What is there, in whatever form.
    String get(String person, String path) throws Exception {
        return asked(person, path, "GET", BodyPublishers.noBody());
    }

    private String asked(String person, String path, String method, HttpRequest.BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Voice.PATIENCE)
                .header("Authorization", "Bearer " + tokenOf(person))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    method + " " + path.replaceFirst("\\?.*", "") + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
