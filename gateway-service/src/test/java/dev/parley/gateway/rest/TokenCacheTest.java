package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Caller;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.person.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private static final UUID ALICE = UUID.randomUUID();

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final TokenCache cache = new TokenCache(
            this::signsIn, 100, Duration.ofMinutes(1), ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    private int signIns;
    private boolean revokedMeanwhile;

    private Caller signsIn(String token, boolean delegated, String address) {
        signIns++;
        if (revokedMeanwhile) {
            revoke();
        }
        var alice = PersonView.builder()
                .id(ALICE)
                .number(1)
                .issuer("issuer")
                .subject("alice")
                .name("Alice")
                .build();
        return new Caller.Member(alice, new Caller.Token(null, null, now.plusSeconds(600)));
    }

    private void revoke() {
        cache.revoked(new Revocation(ALICE, null, now));
    }

    @Test
    void aTokenIsRememberedUntilItIsRevoked() {
        cache.of("token", false, "203.0.113.7");
        cache.of("token", false, "203.0.113.7");
        assertEquals(1, signIns);

        revoke();
        cache.of("token", false, "203.0.113.7");
        assertEquals(2, signIns);
    }

    @Test
    void aTokenThatHasEndedIsNotRemembered() {
        cache.of("token", false, "203.0.113.7");
        now = now.plusSeconds(600);

        cache.of("token", false, "203.0.113.7");
        assertEquals(2, signIns);
    }

    @Test
    void whatWasAnsweredBeforeARevocationIsNotRememberedAfterIt() {
        revokedMeanwhile = true;
        cache.of("token", false, "203.0.113.7");
        revokedMeanwhile = false;

        cache.of("token", false, "203.0.113.7");
        assertEquals(2, signIns);
    }
}
