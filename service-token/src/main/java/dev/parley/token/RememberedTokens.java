package dev.parley.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Has tokens read by SmallRye's own factory, and takes those of our callers alone. A token once found good is
/// remembered until it expires, so that a busy caller costs one signature check in four minutes.
final class RememberedTokens extends JWTCallerPrincipalFactory {
    private static final int MAX_CACHED = 20_000;
    private static final int MAX_CHARACTERS = 2048;
    private static final long MAX_AHEAD_SECONDS = 360;

    private final DefaultJWTCallerPrincipalFactory factory = new DefaultJWTCallerPrincipalFactory();
    private final Set<String> callers;
    private final List<JWTAuthContextInfo> others;
    private final Clock clock;
    private final Map<String, Verified> cache = new ConcurrentHashMap<>();
    private volatile long sweptSeconds;

    private record Verified(ServiceToken token, long expiresSeconds) {}

    /// `others`: by which a token is read, too, where it is not good by what the parser has pinned.
    RememberedTokens(Set<String> callers, List<JWTAuthContextInfo> others, Clock clock) {
        this.callers = Set.copyOf(callers);
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    @Override
    public ServiceToken parse(String token, JWTAuthContextInfo pinned) throws ParseException {
        if (token.length() > MAX_CHARACTERS) {
            throw new ParseException("Too long");
        }
        var now = clock.millis() / 1000;
        var known = cache.get(token);
        if (known != null && known.expiresSeconds > now) {
            return known.token;
        }
        try {
            var claims = read(token, pinned);
            if (!callers.contains(claims.getIssuer()) || claims.getExpirationTime() > now + MAX_AHEAD_SECONDS) {
                throw new ParseException("Not one of ours");
            }
            var verified = new ServiceToken(claims.getIssuer(), person(claims));
            remember(token, new Verified(verified, claims.getExpirationTime()), now);
            return verified;
        } catch (RuntimeException e) {
            // Its form is anything a stranger likes.
            throw new ParseException("Unreadable", e);
        }
    }

    private JWTCallerPrincipal read(String token, JWTAuthContextInfo pinned) throws ParseException {
        try {
            return factory.parse(token, pinned);
        } catch (ParseException refused) {
            for (var other : others) {
                try {
                    return factory.parse(token, other);
                } catch (ParseException _) {
                    // By the next one, if any.
                }
            }
            throw refused;
        }
    }

    private static Optional<UUID> person(JWTCallerPrincipal claims) {
        return Optional.ofNullable(claims.<String>getClaim(ServiceTokenSigner.PERSON))
                .map(UUID::fromString);
    }

    private void remember(String token, Verified verified, long now) {
        // Not at every miss: where nothing has expired, each would look through them all.
        if (cache.size() >= MAX_CACHED && sweptSeconds != now) {
            sweptSeconds = now;
            cache.values().removeIf(old -> old.expiresSeconds <= now);
        }
        if (cache.size() < MAX_CACHED) {
            cache.put(token, verified);
        }
    }
}
