package dev.parley.token;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Checks what [ServiceTokenSigner] made, for one audience and a fixed set of callers.
public final class ServiceTokenVerifier {
    private static final long MAX_LIFETIME_SECONDS = 360;
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final JWTParser parser;

    public ServiceTokenVerifier(String audience, Set<String> callers, ServiceSecrets secrets, Clock clock) {
        var pinned = secrets.keys().stream().map(key -> pinned(key, audience)).toList();
        this.parser = new DefaultJWTParser(
                pinned.getFirst(), new RememberedTokens(callers, pinned.subList(1, pinned.size()), clock));
    }

    public ServiceTokenVerifier(String audience, Set<String> callers, String secret, Clock clock) {
        this(audience, callers, new ServiceSecrets(secret), clock);
    }

    private static JWTAuthContextInfo pinned(SecretKey key, String audience) {
        var pinned = new JWTAuthContextInfo(key, null);
        pinned.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        pinned.setExpectedAudience(Set.of(audience));
        pinned.setMaxTimeToLiveSecs(MAX_LIFETIME_SECONDS);
        pinned.setClockSkew(CLOCK_SKEW_SECONDS);
        // A token without a person has no name in it but the issuer's.
        pinned.setRequireNamedPrincipal(false);
        return pinned;
    }

    /// What Quarkus reads the tokens of requests with; each is a [ServiceToken].
    public JWTParser parser() {
        return parser;
    }

    /// The caller, or empty when the token is missing, forged, stale, meant for another service or by a stranger.
    public Optional<ServiceToken> verify(@Nullable String token) {
        try {
            return token == null ? Optional.empty() : Optional.of((ServiceToken) parser.parse(token));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
