package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.session.contract.person.Revocation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.test.RawSocket;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What closes a connection of parley.v1 for good: codes of 4500 and above, which say that trying again is in vain. And
/// upgrades that are refused for good, or for the moment.
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
    void whoCannotBeStoredIsToldSoAndClosed() {
        Neighbours.session.refusedSignIns.put("for-good-dave", ErrorCode.BAD_REQUEST);
        try (var dave = socket(Tokens.of("for-good-dave"))) {
            dave.text("{\"type\":\"connect\",\"ref\":\"c\"}");

            assertTrue(dave.hears("error").contains("\"code\":\"bad_request\""));
            assertEquals(4500, dave.hearsClose().closeCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/api/messages/ws"})
    void whoCannotBeStoredIsNotAskedToTryTheUpgradeAgain(String path) {
        Neighbours.session.refusedSignIns.put("for-good-dave", ErrorCode.BAD_REQUEST);
        try (var dave = new RawSocket(
                gateway.getPort(), path, Map.of("Authorization", "Bearer " + Tokens.of("for-good-dave")))) {
            assertTrue(dave.status.contains(" 401 "), dave.status);
            assertFalse(dave.head.contains("retry-after"), dave.head);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/api/messages/ws"})
    void whoCannotSignInForTheMomentIsToldWhenToTryTheUpgradeAgain(String path) {
        Neighbours.session.refusedSignIns.put("for-now-erin", ErrorCode.UNAVAILABLE);
        try (var erin = new RawSocket(
                gateway.getPort(), path, Map.of("Authorization", "Bearer " + Tokens.of("for-now-erin")))) {
            assertTrue(erin.status.contains(" 503 "), erin.status);
            assertTrue(erin.head.contains("retry-after"), erin.head);
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
