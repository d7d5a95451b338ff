package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What all of REST has in common: who is let in, from where, and how no is said.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RestBaseTest {
    @TestHTTPResource("/")
    URI gateway;

    @Test
    void aTokenSaysWhoOneIs() {
        var profile = Rest.of(gateway, "rest-alice").get("/api/v1/profile");

        assertEquals(200, profile.status());
        assertEquals("rest-alice", profile.json().at("/user/name").asText());
        assertFalse(profile.json().at("/user/anonymous").asBoolean(true));
    }

    @Test
    void withoutAGoodTokenNobodyIsLetIn() {
        for (var nobody : new Rest[] {Rest.stranger(gateway), Rest.by(gateway, "rubbish"), Rest.by(gateway, "a.b.c")}) {
            var refused = nobody.get("/api/v1/profile");

            assertEquals(401, refused.status());
            assertEquals("application/problem+json", refused.header("Content-Type"));
            assertEquals("unauthenticated", refused.json().path("code").asText());
            assertEquals("Bearer", refused.header("WWW-Authenticate"));
        }
    }

    @Test
    void whatIsNotThereIsAProblemWithoutAWordAboutOurClasses() {
        var refused = Rest.of(gateway, "rest-alice").get("/api/v1/nothing");

        assertEquals(404, refused.status());
        assertEquals("application/problem+json", refused.header("Content-Type"));
        assertEquals("not_found", refused.json().path("code").asText());
        assertEquals(404, refused.json().path("status").asInt());
        assertFalse(
                refused.response().body().contains("dev.parley"),
                refused.response().body());
    }

    @Test
    void aMethodThatIsNotOfferedIsRefusedWith405() {
        assertEquals(
                405,
                Rest.of(gateway, "rest-alice").post("/api/v1/profile", "{}").status());
    }

    @Test
    void aForeignPageIsRefusedAndAnAllowedOneIsToldSo() {
        var alice = Rest.of(gateway, "rest-alice");

        var foreign = alice.get("/api/v1/profile", "Origin", "https://evil.example");
        assertEquals(403, foreign.status());
        assertNull(foreign.header("Access-Control-Allow-Origin"));

        var own = alice.get("/api/v1/profile", "Origin", "http://localhost:3000");
        assertEquals(200, own.status());
        assertEquals("http://localhost:3000", own.header("Access-Control-Allow-Origin"));
        assertTrue(own.header("Access-Control-Expose-Headers").contains("Content-Disposition"));
    }

    @Test
    void aPreflightIsAnsweredWithoutAToken() {
        var answer = Rest.stranger(gateway)
                .ask(
                        "OPTIONS",
                        "/api/v1/profile",
                        null,
                        "Origin",
                        "http://localhost:3000",
                        "Access-Control-Request-Method",
                        "GET");

        assertEquals(204, answer.status());
        assertEquals("GET, HEAD, OPTIONS", answer.header("Access-Control-Allow-Methods"));
        assertTrue(answer.header("Access-Control-Allow-Headers").contains("Authorization"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var refused = Rest.of(gateway, "rest-alice").post("/api/v1/profile", "x".repeat(150_000));

        assertEquals(413, refused.status());
        assertEquals("too_large", refused.json().path("code").asText());
    }

    @Test
    void whatWasThereBeforeGoesOnWorking() {
        var anybody = Rest.stranger(gateway);

        assertEquals(200, anybody.get("/").status());
        assertTrue(anybody.get("/health").json().has("activeConnections"));
        try (var socket = new RawSocket(gateway.getPort(), "/parley", Map.of())) {
            assertTrue(socket.status.contains("101"), socket.status);
        }
    }
}
