package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An issuer whose keys cannot be fetched.
@QuarkusTest
@TestProfile(KeysAwayTest.Away.class)
@QuarkusTestResource(Neighbours.class)
class KeysAwayTest {
    private static final String ISSUER = "https://clerk.example.com";

    @TestHTTPResource("/")
    URI gateway;

    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // Nothing listens on the discard port.
            return Map.of("CLERK_ISSUER", ISSUER, "CLERK_JWKS_URL", "http://127.0.0.1:9/jwks");
        }
    }

    @Test
    void whoCannotBeLookedIntoIsToldWhenToComeBack() {
        var token = TokenMint.token().with("iss", ISSUER).with("sub", "alice").signedBy(TokenMint.RSA);

        var answer = Rest.by(gateway, token).get("/api/v1/profile");

        assertEquals(503, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertNotNull(answer.header("Retry-After"));
    }
}
