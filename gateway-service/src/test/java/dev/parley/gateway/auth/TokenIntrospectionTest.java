package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Another API says whose a token is, over real HTTP.
class TokenIntrospectionTest {
    private static final String ALICE =
            "{\"user\":{\"userId\":\"u-1\",\"email\":\"alice@example.org\",\"name\":\"Alice\",\"role\":\"buyer\"}}";

    private static final String HERE = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.1";

    private final KeyServer api = new KeyServer();
    private final TokenIntrospection tokenIntrospection = new TokenIntrospection(
            AuthSettings.of(Map.of(
                    "AUTH_PROFILE_URL", api.url(),
                    "gateway.auth.profile.pause", "1ms",
                    "gateway.auth.profile.timeout", "300ms")),
            Clock.systemUTC());

    TokenIntrospectionTest() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whoTheOtherApiNamesIsLetInAndAskedForOnce() {
        api.answers(200, ALICE);

        var identity = ((AuthResult.Verified) tokenIntrospection.verify("a-token", HERE)).identity();
        tokenIntrospection.verify("a-token", HERE);

        assertEquals("u-1", identity.subject());
        assertEquals("alice@example.org", identity.traits().email());
        assertEquals("Alice", identity.traits().name());
        assertEquals("buyer", identity.traits().role());
        assertEquals(1, api.requests.get());
    }

    @Test
    void whomItDoesNotKnowIsRefused() {
        api.answers(401, "{}");
        assertEquals(
                new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE), tokenIntrospection.verify("a-token", HERE));
        api.answers(404, "{}");
        assertEquals(new AuthResult.Rejected(RejectionReason.NO_PROFILE), tokenIntrospection.verify("another", HERE));
        api.answers(403, "{}");
        assertEquals(new AuthResult.Rejected(RejectionReason.FORBIDDEN), tokenIntrospection.verify("third", HERE));
    }

    @Test
    void aTokenThatIsNoneIsNotAskedAboutAgainAtOnceButWhoHasNoProfileYetIs() {
        api.answers(401, "{}");
        assertEquals(tokenIntrospection.verify("a-token", HERE), tokenIntrospection.verify("a-token", HERE));
        assertEquals(1, api.requests.get());

        api.answers(404, "{}");
        tokenIntrospection.verify("newcomer", HERE);
        api.answers(200, ALICE);
        assertInstanceOf(AuthResult.Verified.class, tokenIntrospection.verify("newcomer", HERE));
    }

    @Test
    void noMoreTokensAreAskedAboutAtATimeThanSet() throws Exception {
        var busy = new TokenIntrospection(
                AuthSettings.of(Map.of(
                        "AUTH_PROFILE_URL", api.url(),
                        "gateway.auth.profile.max-calls", "1",
                        "gateway.auth.profile.call-patience", "50ms",
                        "gateway.auth.profile.tries", "1",
                        "gateway.auth.profile.timeout", "60s")),
                Clock.systemUTC());
        api.neverAnswers();
        var waiting = Thread.ofVirtual().start(() -> busy.verify("a-token", HERE));
        while (api.requests.get() == 0) {
            Thread.onSpinWait();
        }

        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), busy.verify("another", HERE));
        assertEquals(1, api.requests.get());
        waiting.interrupt();
        waiting.join();
        api.answers(200, ALICE);
        assertInstanceOf(AuthResult.Verified.class, busy.verify("another", HERE));
    }

    @Test
    void aProfileWithoutOneOfItsFieldsIsNone() {
        for (var body : List.of("{}", "[]", "no json", ALICE.replace("\"email\"", "\"mail\""))) {
            api.answers(200, body);
            assertEquals(
                    new AuthResult.Rejected(RejectionReason.NO_PROFILE),
                    tokenIntrospection.verify("a-token", HERE),
                    body);
        }
    }

    @Test
    void aProfileWhoseIdCouldNotBeStoredIsNone() {
        for (var id : List.of("u\\u0000", "u\\ud83d", "u\\n", "u".repeat(256), "u".repeat(3000))) {
            api.answers(200, ALICE.replace("u-1", id));
            assertEquals(
                    new AuthResult.Rejected(RejectionReason.NO_PROFILE),
                    tokenIntrospection.verify("a-token", HERE),
                    id);
        }
        api.answers(200, ALICE.replace("u-1", "u".repeat(255)));
        assertInstanceOf(AuthResult.Verified.class, tokenIntrospection.verify("a-token", HERE));
    }

    @Test
    void aProfileNeedsNoRole() {
        for (var body : List.of(ALICE.replace(",\"role\":\"buyer\"", ""), ALICE.replace("buyer", " "))) {
            api.answers(200, body);
            var identity = ((AuthResult.Verified) tokenIntrospection.verify("token-" + body.length(), HERE)).identity();
            assertEquals("u-1", identity.subject());
            assertEquals("", identity.traits().role(), body);
        }
    }

    @Test
    void anApiThatIsDownIsAskedThreeTimes() {
        api.answers(500, "");
        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), tokenIntrospection.verify("a-token", HERE));
        assertEquals(3, api.requests.get());

        api.neverAnswers();
        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), tokenIntrospection.verify("a-token", HERE));

        api.close();
        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), tokenIntrospection.verify("a-token", HERE));
    }

    @Test
    void whatCannotBeATokenIsNotSentAnywhere() {
        for (var token : List.of("two words", "a\nHost: elsewhere", "\u00e4", "x".repeat(9000))) {
            assertEquals(new AuthResult.Rejected(RejectionReason.MALFORMED), tokenIntrospection.verify(token, HERE));
        }
        assertEquals(0, api.requests.get());
    }

    @Test
    void withoutAnAddressNobodyIsAsked() {
        assertFalse(new TokenIntrospection(AuthSettings.of(Map.of()), Clock.systemUTC()).asked());
    }

    @Test
    void oneAddressFullOfForgedTokensHoldsNobodyUpElsewhere() throws Exception {
        api.answersSlowly(Duration.ofSeconds(1), "a-good-token", ALICE);
        var patient = new TokenIntrospection(AuthSettings.of(Map.of("AUTH_PROFILE_URL", api.url())), Clock.systemUTC());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < 500; number++) {
                var token = "forged-" + number;
                threads.submit(() -> patient.verify(token, HERE));
            }
            while (api.requests.get() < 8) {
                Thread.onSpinWait();
            }

            var begun = System.nanoTime();
            var verdict = patient.verify("a-good-token", ELSEWHERE);

            assertInstanceOf(AuthResult.Verified.class, verdict);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(took.compareTo(Duration.ofSeconds(2)) <= 0, took.toString());
            threads.shutdownNow();
        }
    }

    @Test
    void anAddressThatHasBroughtManyTokensThatAreNoneIsNotAskedAboutForAWhile() {
        var strict = new TokenIntrospection(
                AuthSettings.of(
                        Map.of("AUTH_PROFILE_URL", api.url(), "gateway.auth.profile.max-unknown-per-minute", "3")),
                Clock.systemUTC());
        api.answers(200, ALICE);
        for (var number = 0; number < 10; number++) {
            assertInstanceOf(AuthResult.Verified.class, strict.verify("good-" + number, HERE));
        }
        api.answers(401, "{}");
        for (var number = 0; number < 3; number++) {
            assertEquals(
                    new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE), strict.verify("forged-" + number, HERE));
        }
        var asked = api.requests.get();

        assertEquals(new AuthResult.Rejected(RejectionReason.TOO_MANY_UNKNOWN), strict.verify("forged-3", HERE));
        assertEquals(asked, api.requests.get());
        assertInstanceOf(AuthResult.Verified.class, strict.verify("good-1", HERE), "who is known still comes in");
        assertEquals(new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE), strict.verify("forged-3", ELSEWHERE));
    }
}
