package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies in another encoding than JSON has: of resources that read them by themselves, and of those that have them
/// read.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class Utf8BodiesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI gateway;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void jsonIsReadAsUtf8Alone(String charset) throws Exception {
        assertEquals(201, send("POST", "/api/v1/conversations", "UTF-8").statusCode());
        for (var request : new String[] {"POST /api/v1/conversations", "PUT /api/v1/document-templates/odd"}) {
            var answer = send(request.split(" ")[0], request.split(" ")[1], charset);

            assertEquals(400, answer.statusCode(), request + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String charset) throws Exception {
        var body = "{\"kind\":\"ai\",\"title\":\"a title\"}".getBytes(Charset.forName(charset));
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Tokens.of("utf-alice"));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
