package dev.parley.stack.issuer;

import dev.parley.stack.data.DataFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Makes tokens of a stack's own issuer, for people who are made up.
public final class TokenMint {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Issuer issuer;

    public TokenMint(DataFolder data) {
        this.issuer = new Issuer(data);
    }

    public String tokenOf(String subject) {
        var request = new TokenRequest(
                subject, Optional.of(subject), Optional.of(subject + "@example.org"), Optional.empty(), LIFETIME);
        return request.signedWith(issuer.privateKey(), Clock.systemUTC());
    }
}
