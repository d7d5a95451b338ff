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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;

/// Who somebody is by the token of a request. Remembered for a moment by the token's hash, so that not every request is
/// a sign-in of its own. Blocks.
@ApplicationScoped
class TokenCache {
    private final SignIns signIns;
    private final Cache<ByteBuffer, Caller.Member> remembered;

    TokenCache(SignIns signIns, RestConfig config) {
        this.signIns = signIns;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.rememberedTokens())
                .expireAfterWrite(config.rememberedFor())
                .build();
    }

    /// `delegated`: by a client that may be used to having another API say whose a token is.
    ///
    /// @throws Refused `unauthenticated`, or `unavailable` where that cannot be told for the moment
    Caller.Member of(String token, boolean delegated) {
        // Another API may say of the same token that it is somebody else's.
        var hash = hash(delegated ? "delegated " + token : token);
        var known = remembered.getIfPresent(hash);
        if (known != null && known.token().expiresAt().isAfter(Clock.systemUTC().instant())) {
            return known;
        }
        var signedIn = delegated ? signIns.enter(token) : signIns.signIn(token, null, 0);
        if (!(signedIn.caller() instanceof Caller.Member member)) {
            throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Authentication is required");
        }
        remembered.put(hash, member);
        return member;
    }

    void revoked(@Observes Revocation revoked) {
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
