package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.RawSocket;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.session.contract.person.Revocation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What closes a connection of parley.v1 for good: codes of 4500 and above, which say that trying again is in vain.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class NotComingBackTest {
    @TestHTTPResource("/")
    URI gateway;

    @Inject
    Event<Revocation> revoked;

    private RawSocket socket(String token) {
        return new RawSocket(
                gateway.getPort(), "/parley", token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    private RawSocket connected(String token) {
        var socket = socket(token);
        socket.text("{\"type\":\"connect\",\"ref\":\"c\"}");
        socket.hears("ok");
        return socket;
    }

    @Test
    void whoSaysNothingWithinFiveSecondsIsNotAuthenticated() {
        try (var silent = socket(Tokens.of("for-good-alice"))) {
            assertEquals(4500, silent.hearsClose().closeCode());
        }
    }

    @Test
    void whoConnectsByATokenThatIsNoneIsToldSoAndClosed() {
        try (var mallory = socket(null)) {
            mallory.text("{\"type\":\"connect\",\"ref\":\"c\",\"token\":\"none\"}");

            assertTrue(mallory.hears("error").contains("\"code\":\"unauthenticated\""));
            assertEquals(4500, mallory.hearsClose().closeCode());
        }
    }

    @Test
    void whoRefreshesByAnotherPersonsTokenIsClosed() {
        try (var alice = connected(Tokens.of("for-good-alice"))) {
            alice.text("{\"type\":\"token.refresh\",\"ref\":\"r\",\"token\":\"" + Tokens.of("for-good-bob") + "\"}");

            assertTrue(alice.hears("error").contains("\"code\":\"unauthenticated\""));
            assertEquals(4500, alice.hearsClose().closeCode());
        }
    }

    @Test
    void whoseTokenEndsIsClosedUnlessItIsRefreshed() {
        var soon = Duration.ofSeconds(3);
        try (var alice = connected(Tokens.of("for-good-alice", soon));
                var bob = connected(Tokens.of("for-good-bob", soon))) {
            bob.text("{\"type\":\"token.refresh\",\"ref\":\"r\",\"token\":\"" + Tokens.of("for-good-bob") + "\"}");
            bob.hears("ok");

            assertEquals(4501, alice.hearsClose().closeCode());
            bob.text("{\"type\":\"ping\",\"ref\":\"p\"}");
            assertTrue(bob.hears("ok").contains("\"ref\":\"p\""));
        }
    }

    @Test
    void whoseTokensAreRevokedIsClosed() {
        var token = Tokens.of("for-good-carol");
        try (var carol = connected(token)) {
            var person = UUID.fromString(Rest.by(gateway, token)
                    .get("/api/v1/profile")
                    .json()
                    .at("/user/id")
                    .asText());

            revoked.fire(new Revocation(person, null, Instant.now().plusSeconds(1)));

            assertEquals(4503, carol.hearsClose().closeCode());
        }
    }
}
