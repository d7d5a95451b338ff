package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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

    @Test
    void refusesASecretTooShortForItsAlgorithm() {
        assertThrows(IllegalArgumentException.class, () -> new ServiceTokenSigner("x", "short", clock));
    }
}
