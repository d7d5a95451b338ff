package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.LittleAllowed;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// How much one person may ask.
@QuarkusTest
@TestProfile(LittleAllowed.class)
@QuarkusTestResource(Neighbours.class)
class RestLimitsTest {
    @TestHTTPResource("/")
    URI gateway;

    @Test
    void whoAsksTooMuchIsToldWhenToComeBackAndNobodyElseIs() {
        var alice = Rest.of(gateway, "limits-alice");
        var answered = alice.get("/api/v1/profile");
        for (var more = 0; more < 10 && answered.status() == 200; more++) {
            answered = alice.get("/api/v1/profile");
        }

        assertEquals(429, answered.status());
        assertEquals("1", answered.header("Retry-After"));
        assertEquals("rate_limited", answered.json().path("code").asText());
        assertTrue(answered.json().path("retryable").asBoolean());
        assertTrue(answered.json().path("retry_after_ms").asLong() > 0);
        assertEquals(200, Rest.of(gateway, "limits-bob").get("/api/v1/profile").status());
    }

    @Test
    void messagesCountAsOnSockets() {
        var carol = Rest.of(gateway, "limits-carol");
        var path = carol.post("/api/v1/conversations", "{\"kind\":\"ai\"}").header("Location");
        var messages = URI.create(path).getPath() + "/messages";

        assertEquals(
                201, carol.post(messages, "{\"key\":\"1\",\"content\":\"x\"}").status());
        var refused = carol.post(messages, "{\"key\":\"2\",\"content\":\"x\"}");

        assertEquals(429, refused.status());
        assertTrue(refused.json().path("retry_after_ms").asLong() > 1000, "not before the next minute's share");
    }
}
