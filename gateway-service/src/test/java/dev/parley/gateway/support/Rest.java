package dev.parley.gateway.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Somebody who speaks REST to a gateway.
public final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI gateway;
    private final String token;

    /// An answer, its body read as JSON where it is any.
    public record Answered(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + response.body(), e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    private Rest(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    public static Rest stranger(URI gateway) {
        return new Rest(gateway, null);
    }

    public static Rest of(URI gateway, String person) {
        return new Rest(gateway, Tokens.of(person));
    }

    public static Rest by(URI gateway, String token) {
        return new Rest(gateway, token);
    }

    public Answered get(String path, String... headers) {
        return ask("GET", path, null, headers);
    }

    /// An answer whose body is still coming, line by line.
    public HttpResponse<Stream<String>> opens(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(10));
        request.header("Authorization", "Bearer " + token);
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofLines()).join();
    }

    public Answered post(String path, String body, String... headers) {
        return ask("POST", path, body, headers);
    }

    public Answered ask(String method, String path, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        if (token != null) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        if (body != null) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!all.isEmpty()) {
            request.headers(all.toArray(String[]::new));
        }
        try {
            return new Answered(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
