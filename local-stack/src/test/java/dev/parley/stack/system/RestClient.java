package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Somebody who speaks REST to one of a stack's gateways.
final class RestClient {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final StackUnderTest stack;
    private final int gateway;
    private final String token;

    RestClient(StackUnderTest stack, int gateway, String token) {
        this.stack = stack;
        this.gateway = gateway;
        this.token = token;
    }

    static RestClient of(Person person, int gateway) {
        return new RestClient(person.stack(), gateway, person.token());
    }

    /// The id of this person.
    String id() {
        return get("/api/v1/profile").at("/user/id").asText();
    }

    JsonNode get(String path) {
        return json(tries("GET", path, null));
    }

    JsonNode post(String path, Object... fields) {
        return json(tries("POST", path, body(fields)));
    }

    JsonNode ask(String method, String path, Object... fields) {
        return json(tries(method, path, body(fields)));
    }

    static String body(Object... fields) {
        var body = Frame.of("", fields);
        body.remove("type");
        return body.toString();
    }

    /// `headers` are names and values in turn.
    HttpResponse<String> tries(String method, String path, String body, String... headers) {
        return send(method, path, body, BodyHandlers.ofString(), headers);
    }

    /// The data of each event of a stream, until it ends.
    List<JsonNode> follows(String path) {
        return events(opens(path));
    }

    /// A stream of which nothing has been read yet.
    HttpResponse<Stream<String>> opens(String path, String... headers) {
        return send("GET", path, null, BodyHandlers.ofLines(), headers);
    }

    static List<JsonNode> events(HttpResponse<Stream<String>> answer) {
        var events = new ArrayList<JsonNode>();
        try (Stream<String> lines = answer.body()) {
            lines.filter(line -> line.startsWith("data:"))
                    .forEach(line -> events.add(
                            Frame.read(line.substring("data:".length())).json()));
        }
        return events;
    }

    private <T> HttpResponse<T> send(
            String method, String path, String body, HttpResponse.BodyHandler<T> handler, String... headers) {
        var request = HttpRequest.newBuilder(stack.http(gateway, path))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError("refused with %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.body().isEmpty()
                ? Frame.JSON.nullNode()
                : Frame.read(answer.body()).json();
    }
}
