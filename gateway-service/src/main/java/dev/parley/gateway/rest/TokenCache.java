package dev.parley.gateway.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.signin.SignIns;
import dev.parley.session.contract.person.Revocation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// Who somebody is by the token of a request. Remembered for a moment by the token's hash, so that not every request is
/// a sign-in of its own. Blocks.
@ApplicationScoped
class TokenCache {
    private final SignIn signIn;
    private final Clock clock;
    private final Cache<ByteBuffer, Caller.Member> remembered;
    /// Revocations heard of so far.
    private final AtomicLong revocations = new AtomicLong();

    /// How somebody signs in whose token is not known yet.
    interface SignIn {
        Caller by(String token, boolean delegated, String address);
    }

    @Inject
    TokenCache(SignIns signIns, RestConfig config, Clock clock) {
        this(
                (token, delegated, address) ->
                        (delegated ? signIns.enter(token, address) : signIns.signIn(token, null, 0)).caller(),
                config.rememberedTokens(),
                config.rememberedFor(),
                clock);
    }

    TokenCache(SignIn signIn, long most, Duration rememberedFor, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(rememberedFor)
                .build();
    }

    /// `delegated`: by a client that may be used to having another API say whose a token is. `address`: where it is.
    ///
    /// @throws RequestRejected `unauthenticated`, or where that cannot be told just now `unavailable` or
    /// `rate_limited`
    Caller.Member of(String token, boolean delegated, String address) {
        // Another API may say of the same token that it is somebody else's.
        var hash = hash(delegated ? "delegated " + token : token);
        var known = remembered.getIfPresent(hash);
        if (known != null && isGood(known)) {
            return known;
        }
        var before = revocations.get();
        if (!(signIn.by(token, delegated, address) instanceof Caller.Member member)) {
            throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Authentication is required");
        }
        // What was answered before a revocation must not be remembered after it.
        if (revocations.get() == before) {
            remembered.put(hash, member);
            if (revocations.get() != before) {
                remembered.invalidate(hash);
            }
        }
        return member;
    }

    /// Who is remembered has signed in by a token.
    private boolean isGood(Caller.Member known) {
        return Objects.requireNonNull(known.token()).expiresAt().isAfter(clock.instant());
    }

    void revoked(@Observes Revocation revoked) {
        revocations.incrementAndGet();
        remembered.asMap().values().removeIf(member -> member.person().id().equals(revoked.personId()));
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
