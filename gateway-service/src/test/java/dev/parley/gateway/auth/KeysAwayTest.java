package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Sundries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/// An issuer whose keys cannot be fetched.
@QuarkusTest
@TestProfile(Sundries.class)
@QuarkusTestResource(Neighbours.class)
class KeysAwayTest {
    @TestHTTPResource("/")
    URI gateway;

    @Test
    void whoCannotBeLookedIntoIsToldWhenToComeBack() {
        var token = TokenMint.token()
                .with("iss", Sundries.CLERK)
                .with("sub", "alice")
                .signedBy(TokenMint.RSA);

        var answer = Rest.by(gateway, token).get("/api/v1/profile");

        assertEquals(503, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertNotNull(answer.header("Retry-After"));
    }
}
