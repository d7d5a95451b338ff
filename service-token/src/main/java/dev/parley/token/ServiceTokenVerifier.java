package dev.parley.token;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Checks what [ServiceTokenSigner] made, for one audience and a fixed set of callers. A token once found good is
/// remembered until it expires, so that a busy caller costs one signature check in four minutes.
public final class ServiceTokenVerifier {
    static final String PERSON = "person";
    private static final int MAX_CACHED = 20_000;

    private final JwtConsumer consumer;
    private final Set<String> callers;
    private final Clock clock;
    private final Map<String, Verified> cache = new ConcurrentHashMap<>();

    private record Verified(ServiceToken token, long expiresMillis) {}

    public ServiceTokenVerifier(String audience, Set<String> callers, String secret, Clock clock) {
        this.callers = Set.copyOf(callers);
        this.clock = clock;
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKey(ServiceTokenSigner.key(secret))
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                .setExpectedAudience(audience)
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes(6)
                .setAllowedClockSkewInSeconds(30)
                .build();
    }

    /// The caller, or empty when the token is missing, forged, stale, meant for another service or by a stranger.
    public Optional<ServiceToken> verify(String token) {
        if (token == null || token.length() > 2048) {
            return Optional.empty();
        }
        var now = clock.millis();
        var known = cache.get(token);
        if (known != null && known.expiresMillis > now) {
            return Optional.of(known.token);
        }
        try {
            var claims = consumer.processToClaims(token);
            if (!callers.contains(claims.getIssuer())) {
                return Optional.empty();
            }
            var person = Optional.ofNullable(claims.getStringClaimValue(PERSON)).map(UUID::fromString);
            var verified = new ServiceToken(claims.getIssuer(), person);
            remember(token, verified, claims.getExpirationTime(), now);
            return Optional.of(verified);
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void remember(String token, ServiceToken verified, NumericDate expires, long now) {
        if (cache.size() >= MAX_CACHED) {
            cache.values().removeIf(old -> old.expiresMillis <= now);
        }
        if (cache.size() < MAX_CACHED) {
            cache.put(token, new Verified(verified, expires.getValueInMillis()));
        }
    }
}
