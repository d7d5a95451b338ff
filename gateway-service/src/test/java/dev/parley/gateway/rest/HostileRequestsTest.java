package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.OpenApi;
import dev.parley.gateway.support.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every operation of docs/parley.openapi.yaml, asked by somebody who means no good.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class HostileRequestsTest {
    private static final String ID = UUID.randomUUID().toString();
    private static final List<String> IDS = List.of(ID, "1", "-1-1-1-1-1", "%00", "%FF", "..%2F..", "%22%3E", "null");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "7",
            "[".repeat(5000),
            "{\"a\":".repeat(5000),
            "{\"type\":7,\"kind\":{},\"seq\":{},\"content\":[],\"user_id\":7,\"role\":7,\"title\":{}}",
            "{\"kind\":\"\\u0000\",\"title\":\"\\u0000\",\"content\":\"\\u0000\",\"key\":\"\\u0000\",\"user_id\":\"\\u0000\"}",
            "{\"seq\":-1,\"content\":\"\\ud800\",\"key\":\"\",\"participants\":[7]}",
            "{\"seq\":1e400,\"content\":\"x\",\"key\":\"k\",\"attachments\":[[]],\"reply_to\":\"x\"}",
            "{\"seq\":" + "9".repeat(900) + "}");

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void nothingIsAnsweredByABugNorByAWordAboutOurClasses() {
        for (var operation : new OpenApi().operations()) {
            var mallory = Rest.of(gateway, "hostile-" + operation.says().path("operationId"));
            for (var id : IDS) {
                refuses(mallory, operation.method(), operation.path().replaceAll("\\{[A-Za-z_]+}", id), "{}");
            }
            for (var body : BODIES) {
                refuses(mallory, operation.method(), operation.path().replaceAll("\\{[A-Za-z_]+}", ID), body);
            }
        }
    }

    @Test
    void whateverBytesComeNothingBreaks() {
        var mallory = Rest.of(gateway, "hostile-mallory");
        var random = new Random(4711);
        IntStream.range(0, 200).mapToObj(_ -> rubbish(random)).forEach(body -> {
            refuses(mallory, "POST", "/api/v1/conversations", body);
            refuses(mallory, "POST", "/api/v1/conversations/" + ID + "/messages", body);
        });
    }

    @Test
    void aRequestOfHttp10WithoutAHostIsAnsweredAsAnyOther() throws IOException {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /api/v1/profile HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("401", answer.split(" ")[1], answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    /// Pieces of what might be meant, in any order.
    private static String rubbish(Random random) {
        var pieces = List.of(
                "{", "}", "[", "]", "\"kind\"", ":", ",", "\"key\"", "\"x\"", "1", "null", "\\u0000", "é", "\"");
        return Stream.generate(() -> pieces.get(random.nextInt(pieces.size())))
                .limit(random.nextInt(1, 30))
                .reduce("", String::concat);
    }

    private static void refuses(Rest mallory, String method, String path, String body) {
        var answer = mallory.ask(method, path, body);
        var said = method + " " + path + " " + body.substring(0, Math.min(60, body.length())) + " → " + answer.status()
                + " " + answer.response().body();
        assertTrue(answer.status() < 500, said);
        if (answer.status() >= 400) {
            assertTrue(answer.json().hasNonNull("code") || answer.json().hasNonNull("error"), said);
            assertFalse(answer.response().body().matches("(?s).*(dev\\.parley|java\\.|jackson|Exception).*"), said);
        }
    }
}
