package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokenTest {
    private static final String SECRET = "a secret of the test's own, long enough";
    private static final UUID ALICE = UUID.randomUUID();

    private final Clock clock = Clock.systemUTC();
    private final ServiceTokenSigner gateway = new ServiceTokenSigner("gateway-service", SECRET, clock);
    private final ServiceTokenVerifier session =
            new ServiceTokenVerifier("session-service", Set.of("gateway-service"), SECRET, clock);

    @Test
    void tellsTheCallerAndThePersonItActsFor() {
        var token = gateway.tokenFor("session-service", ALICE);

        assertEquals(Optional.of(new ServiceToken("gateway-service", Optional.of(ALICE))), session.verify(token));
        assertEquals(session.verify(token), session.verify(token), "a remembered token says the same");
    }

    @Test
    void aTokenWithoutAPersonActsForTheServiceItself() {
        var token = gateway.tokenFor("session-service", null);

        assertEquals(Optional.of(new ServiceToken("gateway-service", Optional.empty())), session.verify(token));
    }

    @Test
    void refusesAnotherAudienceAnotherSecretAStrangerAndAStaleToken() {
        var stranger = new ServiceTokenSigner("somebody", SECRET, clock);
        var forger = new ServiceTokenSigner("gateway-service", SECRET + "!", clock);
        var late = new ServiceTokenSigner("gateway-service", SECRET, Clock.offset(clock, Duration.ofMinutes(-6)));

        assertEquals(Optional.empty(), session.verify(gateway.tokenFor("ai-bridge-service", ALICE)));
        assertEquals(Optional.empty(), session.verify(stranger.tokenFor("session-service", ALICE)));
        assertEquals(Optional.empty(), session.verify(forger.tokenFor("session-service", ALICE)));
        assertEquals(Optional.empty(), session.verify(late.tokenFor("session-service", ALICE)));
        assertEquals(Optional.empty(), session.verify("not a token"));
        assertEquals(Optional.empty(), session.verify(null));
    }

    /// Signed by us, as far as that can be said of them: the signature is right, the rest is anything.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":5}",
                "{\"alg\":[\"HS256\"]}",
                "{\"alg\":null}",
                "{\"alg\":{}}",
                "{}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"HS256\",\"crit\":[5]}",
                "{\"alg\":\"HS256\",\"crit\":5}",
                "[]",
                "5",
                "null",
                "\"alg\"",
                "{"
            })
    void aHeaderOfOddTypesIsRefusedAndBreaksNothing(String header) throws Exception {
        var claims = gateway.tokenFor("session-service", ALICE).split("\\.")[1];

        assertEquals(Optional.empty(), session.verify(signed(part(header), claims)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":5,\"aud\":\"session-service\",\"exp\":9999999999}",
                "{\"iss\":[\"gateway-service\"],\"aud\":{},\"exp\":1e400}",
                "{\"iss\":\"gateway-service\",\"aud\":\"session-service\",\"iat\":NOW,\"exp\":SOON,\"person\":5}",
                "{\"iss\":\"gateway-service\",\"aud\":\"session-service\",\"iat\":NOW,\"exp\":SOON,\"person\":\"alice\"}",
                "{\"iss\":\"gateway-service\",\"aud\":\"session-service\",\"iat\":NOW,\"exp\":SOON,\"person\":{}}",
                "{\"iss\":\"gateway-service\",\"aud\":\"session-service\",\"iat\":\"x\",\"exp\":\"y\"}",
                "{\"iss\":\"gateway-service\",\"aud\":\"session-service\"}",
                "[]",
                "5",
                "null",
                "{"
            })
    void claimsOfOddTypesAreRefusedAndBreakNothing(String claims) throws Exception {
        var header = gateway.tokenFor("session-service", ALICE).split("\\.")[0];
        var now = clock.millis() / 1000;
        var dated = claims.replace("NOW", "" + now).replace("SOON", "" + (now + 60));

        assertEquals(Optional.empty(), session.verify(signed(header, part(dated))));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String header, String claims) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new ServiceSecrets(SECRET).signing());
        var signature = mac.doFinal((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return header + "." + claims + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    @Test
    void whileTheSecretIsChangedATokenCountsByEitherAndIsSignedByTheFirst() {
        var next = "the secret that comes after it, long enough";
        var accepts = new ServiceTokenVerifier(
                "session-service", Set.of("gateway-service"), new ServiceSecrets(SECRET, Optional.of(next)), clock);
        var changed = new ServiceTokenSigner("gateway-service", new ServiceSecrets(next, Optional.of(SECRET)), clock)
                .tokenFor("session-service", ALICE);
        var alice = Optional.of(new ServiceToken("gateway-service", Optional.of(ALICE)));

        assertEquals(alice, accepts.verify(gateway.tokenFor("session-service", ALICE)), "by the present one");
        assertEquals(alice, accepts.verify(changed), "and by the one to come");
        assertEquals(Optional.empty(), session.verify(changed), "which signs where it is the first");
        assertEquals(
                Optional.empty(),
                accepts.verify(new ServiceTokenSigner("gateway-service", SECRET + "!", clock)
                        .tokenFor("session-service", ALICE)));
    }

    @Test
    void refusesASecretTooShortForItsAlgorithm() {
        assertThrows(IllegalArgumentException.class, () -> new ServiceTokenSigner("x", "short", clock));
        var refused =
                assertThrows(IllegalArgumentException.class, () -> new ServiceSecrets(SECRET, Optional.of("short")));
        assertTrue(refused.getMessage().startsWith("INTERNAL_TOKEN_SECRET_ACCEPTED "), refused.getMessage());
    }
}
