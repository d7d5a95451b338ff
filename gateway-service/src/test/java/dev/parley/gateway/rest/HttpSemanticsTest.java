package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.OpenApi;
import dev.parley.gateway.support.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Methods, conditions and other pages, as RFC 9110 and the Fetch standard have them.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class HttpSemanticsTest {
    private static final String PAGE = "http://localhost:3000";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @TestHTTPResource("/")
    URI gateway;

    private Rest alice() {
        return Rest.of(gateway, "semantics-" + UUID.randomUUID());
    }

    /// Every path, its places filled, and its methods.
    private static Map<String, Set<String>> offered() {
        var offered = new TreeMap<String, Set<String>>();
        for (var operation : new OpenApi().operations()) {
            var path = operation
                    .path()
                    .replaceAll("\\{[A-Za-z_]+}", UUID.randomUUID().toString());
            var same = offered.keySet().stream()
                    .filter(known -> known.replaceAll("[0-9a-f-]{36}", "{}")
                            .equals(operation.path().replaceAll("\\{[A-Za-z_]+}", "{}")))
                    .findFirst()
                    .orElse(path);
            var methods = offered.computeIfAbsent(same, _ -> new TreeSet<>(Set.of("OPTIONS")));
            methods.add(operation.method());
            if (operation.method().equals("GET")) {
                methods.add("HEAD");
            }
        }
        return offered;
    }

    @Test
    void everyPathSaysWhichMethodsItHasAndRefusesAllOthersByThem() {
        offered().forEach((path, methods) -> {
            var allow = String.join(", ", methods);
            var asked = Rest.stranger(gateway).ask("OPTIONS", path, null);
            assertEquals(204, asked.status(), path);
            assertEquals(allow, asked.header("Allow"), path);

            for (var method : METHODS) {
                if (!methods.contains(method)) {
                    var refused = alice().ask(method, path, null);
                    assertEquals(405, refused.status(), method + " " + path);
                    assertEquals(allow, refused.header("Allow"), method + " " + path);
                }
            }
        });
    }

    @Test
    void aMethodThatIsNotThereIsRefusedInTheWordsOfItsSystem() {
        assertEquals(
                "bad_request",
                alice().post("/api/v1/profile", "{}").json().path("code").asText());
        assertTrue(alice().ask("DELETE", "/chats", null).json().has("error"));
    }

    @Test
    void whatIsNotThereHasNoMethods() {
        var asked = Rest.stranger(gateway).ask("OPTIONS", "/api/v1/nothing", null);

        assertEquals(404, asked.status());
        assertNull(asked.header("Allow"));
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        var alice = alice();
        for (var path : List.of("/api/v1/profile", "/api/v1/conversations", "/api/v1/openapi.yaml", "/health")) {
            var got = alice.get(path);
            var head = alice.ask("HEAD", path, null);

            assertEquals(got.status(), head.status(), path);
            assertEquals(got.header("Content-Type"), head.header("Content-Type"), path);
            assertEquals("", head.response().body(), path);
        }
    }

    private static String conversation(Rest person) {
        var created = person.post("/api/v1/conversations", "{\"kind\":\"ai\",\"title\":\"Plans\"}");
        return "/api/v1/conversations/" + created.json().at("/conversation/id").asText();
    }

    private static String message(Rest person) {
        var sent = person.post(conversation(person) + "/messages", "{\"key\":\"1\",\"content\":\"hello\"}");
        return "/api/v1/messages/" + sent.json().at("/message/id").asText();
    }

    @Test
    void aTagThatWasWeakenedOnTheWayIsStillTheTag() {
        var alice = alice();
        for (var path : List.of(conversation(alice), message(alice))) {
            var tag = alice.get(path).header("ETag");

            for (var known : List.of(tag, "W/" + tag, "\"other\", W/" + tag, "*")) {
                var unchanged = alice.get(path, "If-None-Match", known);
                assertEquals(304, unchanged.status(), known);
                assertEquals(tag, unchanged.header("ETag"), "a 304 has the tag");
            }
            assertEquals(200, alice.get(path, "If-None-Match", "W/\"other\"").status());
        }
    }

    @Test
    void whatIsNoLongerAsItWasKnownIsNotChanged() {
        var alice = alice();
        for (var path : List.of(conversation(alice), message(alice))) {
            var tag = alice.get(path).header("ETag");
            for (var method : List.of("PATCH", "DELETE")) {
                for (var other : List.of("\"other\"", "W/" + tag, "rubbish")) {
                    var refused = alice.ask(method, path, "{\"content\":\"x\"}", "If-Match", other);
                    assertEquals(412, refused.status(), method + " " + other);
                    assertEquals("application/problem+json", refused.header("Content-Type"));
                    assertEquals("conflict", refused.json().path("code").asText());
                    assertEquals(412, refused.json().path("status").asInt());
                }
                for (var known : List.of(tag, "\"other\", " + tag, "*")) {
                    assertNotEquals(
                            412,
                            alice.ask(method, path, "{\"content\":\"x\"}", "If-Match", known)
                                    .status());
                }
                assertEquals(
                        412,
                        alice.ask(method, path, "{\"content\":\"x\"}", "If-None-Match", "*")
                                .status());
            }
            assertEquals(412, alice.get(path, "If-Match", "\"other\"").status());
        }
    }

    @Test
    void aConditionTellsNothingOfWhatIsAnothers() {
        var hers = conversation(alice());

        assertEquals(
                404, alice().ask("DELETE", hers, null, "If-Match", "\"other\"").status());
    }

    @Test
    void aPageOfAnotherOriginMayReadEveryAnswerAndAllThatIsToldBesideIt() {
        var alice = alice();
        var there = conversation(alice);
        var answers = List.of(
                alice.get(there, "Origin", PAGE),
                alice.get("/api/v1/nothing", "Origin", PAGE),
                alice.get("/api/v1/conversations?limit=0", "Origin", PAGE),
                alice.ask("PUT", there, "{}", "Origin", PAGE),
                alice.get("/api/v1/replies/" + UUID.randomUUID() + "/stream", "Origin", PAGE),
                Rest.stranger(gateway).get(there, "Origin", PAGE),
                alice.post(there + "/messages", "x".repeat(300_000), "Origin", PAGE));
        for (var answer : answers) {
            assertEquals(
                    PAGE,
                    answer.header("Access-Control-Allow-Origin"),
                    answer.status() + " " + answer.response().uri());
            var exposed = List.of(answer.header("Access-Control-Expose-Headers").split(", "));
            assertTrue(
                    exposed.containsAll(List.of(
                            "Allow", "Content-Disposition", "ETag", "Location", "Retry-After", "WWW-Authenticate")),
                    exposed + " of " + answer.status());
        }
        assertEquals(
                List.of(200, 404, 400, 405, 404, 401, 413),
                answers.stream().map(Rest.Answered::status).toList());
    }

    @Test
    void aPreflightIsToldTheMethodsOfItsPathAndTheHeadersOneMaySend() {
        var answer = Rest.stranger(gateway)
                .ask(
                        "OPTIONS",
                        "/api/v1/messages/" + UUID.randomUUID(),
                        null,
                        "Origin",
                        PAGE,
                        "Access-Control-Request-Method",
                        "PATCH");

        assertEquals(204, answer.status());
        assertEquals("DELETE, GET, HEAD, OPTIONS, PATCH", answer.header("Access-Control-Allow-Methods"));
        var headers = List.of(answer.header("Access-Control-Allow-Headers").split(", "));
        assertTrue(headers.containsAll(List.of(
                "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "traceparent")));
        assertFalse(answer.header("Access-Control-Max-Age").isEmpty());
    }
}
