package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Issuers' key sets over real HTTP: rotated, away, slow, nonsense.
class PublishedKeysTest {
    private static final String ISSUER = "https://clerk.example.com";
    private static final AuthResult UNAVAILABLE = new AuthResult.Rejected(RejectionReason.UNAVAILABLE);
    private static final AuthResult UNKNOWN_KEY = new AuthResult.Rejected(RejectionReason.UNKNOWN_KEY);

    private static final String OTHER_ID = TokenMint.OTHER_RSA.getKeyId();

    private final AtomicLong nanoTime = new AtomicLong();
    private KeyServer server;
    private Authenticator authenticator;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(TokenMint.RSA);
        authenticator = AuthSettings.authenticator(
                Map.of(
                        "CLERK_ISSUER",
                        ISSUER,
                        "CLERK_JWKS_URL",
                        server.url(),
                        "gateway.auth.keys.timeout",
                        "1500ms",
                        "gateway.auth.keys.max-size",
                        "10000"),
                nanoTime);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void areFetchedWhenFirstNeededAndThenKept() {
        assertEquals(0, server.requests.get());
        for (var person = 0; person < 20; person++) {
            accepts(token("person-" + person));
        }
        assertEquals(1, server.requests.get());
    }

    @Test
    void areFetchedOnceForManyPeopleAtOnce() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tokens = IntStream.range(0, 50)
                    .<Callable<AuthResult>>mapToObj(person -> () -> authenticator.verify(token("person-" + person)))
                    .toList();
            for (var verdict : people.invokeAll(tokens)) {
                assertInstanceOf(AuthResult.Verified.class, verdict.get());
            }
        }
        assertEquals(1, server.requests.get());
    }

    @Test
    void aRotatedKeyIsFoundAndTheOldOneForgotten() {
        accepts(token("alice"));
        server.publishes(TokenMint.OTHER_RSA);

        passes(Duration.ofSeconds(10));
        accepts(TokenMint.token().with("iss", ISSUER).signedBy(TokenMint.OTHER_RSA));
        assertEquals(UNKNOWN_KEY, authenticator.verify(token("bob")));
    }

    @Test
    void aKeyThatStandsThereTwiceAndTwoUnderOneIdAreTried() {
        server.publishes(TokenMint.RSA, TokenMint.RSA);
        accepts(token("alice"));

        passes(Duration.ofMinutes(11));
        TokenMint.OTHER_RSA.setKeyId(TokenMint.RSA.getKeyId());
        try {
            var fresh = AuthSettings.authenticator(Map.of("CLERK_ISSUER", ISSUER, "CLERK_JWKS_URL", server.url()));
            server.publishes(TokenMint.OTHER_RSA, TokenMint.RSA);
            assertInstanceOf(AuthResult.Verified.class, fresh.verify(token("bob")));
        } finally {
            TokenMint.OTHER_RSA.setKeyId(OTHER_ID);
        }
    }

    @Test
    void aTokenThatNamesNoKeyIsTriedWithThoseThatFit() {
        server.publishes(TokenMint.OTHER_RSA, TokenMint.P256, TokenMint.RSA);
        accepts(TokenMint.token().with("iss", ISSUER).signed("RS256", null, TokenMint.RSA.getPrivateKey()));
        assertEquals(
                new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE),
                authenticator.verify(TokenMint.token()
                        .with("iss", ISSUER)
                        .signed("RS256", null, TokenMint.rsa("none").getPrivateKey())));
    }

    @Test
    void aByteOrderMarkBeforeThemIsPassedOver() {
        server.answers(200, "\uFEFF{\"keys\":[" + TokenMint.RSA.toJson() + "]}");
        accepts(token("alice"));
    }

    @Test
    void inventedKeyIdsCostTheIssuerNothing() {
        accepts(token("alice"));
        for (var attempt = 0; attempt < 100; attempt++) {
            var invented =
                    TokenMint.token().with("iss", ISSUER).signed("RS256", "k" + attempt, TokenMint.RSA.getPrivateKey());
            assertEquals(UNKNOWN_KEY, authenticator.verify(invented));
        }
        assertEquals(1, server.requests.get());
        passes(Duration.ofSeconds(10));
        assertEquals(
                UNKNOWN_KEY,
                authenticator.verify(TokenMint.token().with("iss", ISSUER).signedBy(TokenMint.OTHER_RSA)));
        assertEquals(2, server.requests.get());
    }

    @Test
    void stayKnownWhileTheIssuerIsAway() {
        accepts(token("alice"));
        server.answers(503, "");
        passes(Duration.ofMinutes(9));
        accepts(token("bob"));
        assertEquals(
                UNAVAILABLE,
                authenticator.verify(TokenMint.token().with("iss", ISSUER).signedBy(TokenMint.OTHER_RSA)));
        accepts(token("carol"));
    }

    @Test
    void areFetchedAnewInTheBackgroundOnceOld() {
        accepts(token("alice"));
        server.publishes(TokenMint.OTHER_RSA);
        passes(Duration.ofMinutes(11));
        accepts(token("bob"));
        // The fetch runs beside it; from its end on the old key is unknown.
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (var person = 0;
                    authenticator.verify(token("person-" + person)) instanceof AuthResult.Verified;
                    person++) {
                Thread.onSpinWait();
            }
        });
        assertEquals(2, server.requests.get());
    }

    @Test
    void whatIsNoKeySetLeavesTheTokenUnchecked() {
        Map<String, Runnable> troubles = Map.of(
                "an error", () -> server.answers(500, "no"),
                "nothing", () -> server.answers(200, ""),
                "nonsense", () -> server.answers(200, "<html>"),
                "no keys", () -> server.answers(200, "{\"keys\":[]}"),
                "keys of no kind", () -> server.answers(200, "{\"keys\":7}"),
                "too much", () -> server.answers(200, "{\"keys\":[]," + "\"x\":\"" + "x".repeat(20_000) + "\"}"),
                "a redirect", () -> server.redirectsTo(server.url()),
                "silence", server::neverAnswers,
                "half an answer", server::stopsInTheMiddleOfTheBody);
        troubles.forEach((trouble, happens) -> {
            happens.run();
            passes(Duration.ofSeconds(10));
            assertTimeoutPreemptively(
                    Duration.ofSeconds(3),
                    () -> assertEquals(UNAVAILABLE, authenticator.verify(token("alice")), trouble));
        });
        server.publishes(TokenMint.RSA);
        assertEquals(UNAVAILABLE, authenticator.verify(token("alice")), "not asked again that soon");
        passes(Duration.ofSeconds(10));
        accepts(token("alice"));
    }

    @Test
    void aServerThatIsNotThereLeavesTheTokenUnchecked() {
        server.close();
        assertEquals(UNAVAILABLE, authenticator.verify(token("alice")));
    }

    @Test
    void aTokenOnceFoundGoodNeedsNoKeyUntilItIsForgotten() {
        var token = token("alice");
        accepts(token);
        server.publishes(TokenMint.OTHER_RSA);
        passes(Duration.ofMinutes(4));
        assertEquals(
                UNKNOWN_KEY,
                authenticator.verify(
                        TokenMint.token().with("iss", ISSUER).signed("RS256", "x", TokenMint.RSA.getPrivateKey())));
        accepts(token);
        passes(Duration.ofMinutes(2));
        assertEquals(UNKNOWN_KEY, authenticator.verify(token));
    }

    private static String token(String subject) {
        return TokenMint.token().with("iss", ISSUER).with("sub", subject).signedBy(TokenMint.RSA);
    }

    private void passes(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private void accepts(String token) {
        assertInstanceOf(AuthResult.Verified.class, authenticator.verify(token));
    }
}
