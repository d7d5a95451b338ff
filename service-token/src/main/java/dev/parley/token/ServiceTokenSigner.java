package dev.parley.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Signs the tokens of one service: HS256 under the secret all our services share, good for five minutes, made anew
/// after four. At most [#MAX_CACHED] people's tokens are kept.
public final class ServiceTokenSigner {
    static final String PERSON = "person";
    static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration REUSE = Duration.ofMinutes(4);
    private static final int MAX_CACHED = 20_000;

    private final String service;
    private final SecretKey key;
    private final Clock clock;
    private final Map<Cached, Signed> cache = new ConcurrentHashMap<>();

    private record Cached(String audience, @Nullable UUID person) {}

    private record Signed(String token, long reuseUntilMillis) {}

    public ServiceTokenSigner(String service, ServiceSecrets secrets, Clock clock) {
        this.service = service;
        this.key = secrets.signing();
        this.clock = clock;
    }

    public ServiceTokenSigner(String service, String secret, Clock clock) {
        this(service, new ServiceSecrets(secret), clock);
    }

    /// A token for calls to `audience`, acting for `person`, or for the service itself when that is null.
    public String tokenFor(String audience, @Nullable UUID person) {
        var wanted = new Cached(audience, person);
        var now = clock.millis();
        var signed = cache.get(wanted);
        if (signed == null || signed.reuseUntilMillis < now) {
            if (cache.size() >= MAX_CACHED) {
                cache.values().removeIf(old -> old.reuseUntilMillis < now);
            }
            signed = new Signed(sign(audience, person, now), now + REUSE.toMillis());
            if (cache.size() < MAX_CACHED) {
                cache.put(wanted, signed);
            }
        }
        return signed.token;
    }

    private String sign(String audience, @Nullable UUID person, long now) {
        var issuedAt = now / 1000;
        var claims =
                Jwt.issuer(service).audience(audience).issuedAt(issuedAt).expiresAt(issuedAt + LIFETIME.toSeconds());
        if (person != null) {
            claims.claim(PERSON, person.toString());
        }
        return claims.jws().algorithm(SignatureAlgorithm.HS256).sign(key);
    }
}
