package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Another API says whose a token is, over real HTTP.
class TokenIntrospectionTest {
    private static final String ALICE =
            "{\"user\":{\"userId\":\"u-1\",\"email\":\"alice@example.org\",\"name\":\"Alice\",\"role\":\"buyer\"}}";

    private final KeyServer api = new KeyServer();
    private final TokenIntrospection tokenIntrospection = new TokenIntrospection(AuthSettings.of(Map.of(
            "AUTH_PROFILE_URL", api.url(),
            "gateway.auth.profile.pause", "1ms",
            "gateway.auth.profile.timeout", "300ms")));

    TokenIntrospectionTest() throws IOException {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whoTheOtherApiNamesIsLetInAndAskedForOnce() {
        api.answers(200, ALICE);

        var identity = ((AuthResult.Verified) tokenIntrospection.verify("a-token")).identity();
        tokenIntrospection.verify("a-token");

        assertEquals("u-1", identity.subject());
        assertEquals("alice@example.org", identity.email());
        assertEquals("Alice", identity.name());
        assertEquals("buyer", identity.role());
        assertEquals(1, api.requests.get());
    }

    @Test
    void whomItDoesNotKnowIsRefused() {
        api.answers(401, "{}");
        assertEquals(new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE), tokenIntrospection.verify("a-token"));
        api.answers(404, "{}");
        assertEquals(new AuthResult.Rejected(RejectionReason.NO_PROFILE), tokenIntrospection.verify("another"));
        api.answers(403, "{}");
        assertEquals(new AuthResult.Rejected(RejectionReason.FORBIDDEN), tokenIntrospection.verify("third"));
    }

    @Test
    void aTokenThatIsNoneIsNotAskedAboutAgainAtOnceButWhoHasNoProfileYetIs() {
        api.answers(401, "{}");
        assertEquals(tokenIntrospection.verify("a-token"), tokenIntrospection.verify("a-token"));
        assertEquals(1, api.requests.get());

        api.answers(404, "{}");
        tokenIntrospection.verify("newcomer");
        api.answers(200, ALICE);
        assertInstanceOf(AuthResult.Verified.class, tokenIntrospection.verify("newcomer"));
    }

    @Test
    void noMoreTokensAreAskedAboutAtATimeThanSet() throws Exception {
        var busy = new TokenIntrospection(AuthSettings.of(Map.of(
                "AUTH_PROFILE_URL", api.url(),
                "gateway.auth.profile.max-calls", "1",
                "gateway.auth.profile.call-patience", "50ms",
                "gateway.auth.profile.tries", "1",
                "gateway.auth.profile.timeout", "60s")));
        api.neverAnswers();
        var waiting = Thread.ofVirtual().start(() -> busy.verify("a-token"));
        while (api.requests.get() == 0) {
            Thread.onSpinWait();
        }

        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), busy.verify("another"));
        assertEquals(1, api.requests.get());
        waiting.interrupt();
        waiting.join();
        api.answers(200, ALICE);
        assertInstanceOf(AuthResult.Verified.class, busy.verify("another"));
    }

    @Test
    void aProfileWithoutOneOfItsFieldsIsNone() {
        for (var body : List.of("{}", "[]", "no json", ALICE.replace("\"email\"", "\"mail\""))) {
            api.answers(200, body);
            assertEquals(
                    new AuthResult.Rejected(RejectionReason.NO_PROFILE), tokenIntrospection.verify("a-token"), body);
        }
    }

    @Test
    void aProfileNeedsNoRole() {
        for (var body : List.of(ALICE.replace(",\"role\":\"buyer\"", ""), ALICE.replace("buyer", " "))) {
            api.answers(200, body);
            var identity = ((AuthResult.Verified) tokenIntrospection.verify("token-" + body.length())).identity();
            assertEquals("u-1", identity.subject());
            assertEquals("", identity.role(), body);
        }
    }

    @Test
    void anApiThatIsDownIsAskedThreeTimes() {
        api.answers(500, "");
        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), tokenIntrospection.verify("a-token"));
        assertEquals(3, api.requests.get());

        api.neverAnswers();
        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), tokenIntrospection.verify("a-token"));

        api.close();
        assertEquals(new AuthResult.Rejected(RejectionReason.UNAVAILABLE), tokenIntrospection.verify("a-token"));
    }

    @Test
    void whatCannotBeATokenIsNotSentAnywhere() {
        for (var token : List.of("two words", "a\nHost: elsewhere", "\u00e4", "x".repeat(9000))) {
            assertEquals(new AuthResult.Rejected(RejectionReason.MALFORMED), tokenIntrospection.verify(token));
        }
        assertEquals(0, api.requests.get());
    }

    @Test
    void withoutAnAddressNobodyIsAsked() {
        assertFalse(new TokenIntrospection(AuthSettings.of(Map.of())).asked());
    }
}
