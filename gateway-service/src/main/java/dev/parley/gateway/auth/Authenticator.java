package dev.parley.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells who carries a token. It may have to fetch an issuer's keys, so it blocks: call it on a virtual thread.
///
/// Good tokens are remembered by their hash, for a while and never beyond their expiry.
@Startup(1) // a setting that cannot work is told before anything else starts, not to the first person
@ApplicationScoped
public class Authenticator {
    private final TokenCheck check;
    private final Cache<ByteBuffer, AuthResult.Verified> remembered;
    private final Duration skew;
    private final Clock clock;

    @Inject
    public Authenticator(AuthConfig config) {
        this(config, Clock.systemUTC(), System::nanoTime);
    }

    Authenticator(AuthConfig config, Clock clock, LongSupplier nanoTime) {
        this.check = new TokenCheck(new Issuers(config, nanoTime), config.maxTokenSize(), config.clockSkew());
        this.skew = config.clockSkew();
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.rememberedTokens())
                .expireAfterWrite(config.rememberedFor())
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /// `token` may be anything.
    public AuthResult verify(@Nullable String token) {
        var now = clock.instant();
        var hash = hash(token == null ? "" : token);
        var known = remembered.getIfPresent(hash);
        if (known != null && now.isBefore(known.identity().expiresAt().plus(skew))) {
            return known;
        }
        var verdict = check.check(token, now);
        if (verdict instanceof AuthResult.Verified verified) {
            remembered.put(hash, verified);
        }
        return verdict;
    }

    static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
