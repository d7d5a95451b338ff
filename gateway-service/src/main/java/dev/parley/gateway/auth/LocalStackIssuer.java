package dev.parley.gateway.auth;

import java.util.Map;
import java.util.Optional;

/// The issuer that `./parley start` brings along. It exists only where the launcher named its key set.
final class LocalStackIssuer {
    private static final String NAME = "parley-local-stack";
    private static final String AUDIENCE = "parley";

    private LocalStackIssuer() {}

    static Issuer of(KeySource keys) {
        return new Issuer(
                NAME,
                true,
                Map.of("RS256", keys),
                Issuer.STANDARD,
                Optional.of(AUDIENCE),
                _ -> Optional.empty(),
                Issuer.Dates.SECONDS,
                LocalStackIssuer::traits);
    }

    private static Issuer.Traits traits(Claims claims) {
        return new Issuer.Traits(
                claims.exact("sub"),
                claims.text("email"),
                claims.text("name"),
                claims.text("given_name"),
                claims.text("family_name"),
                claims.text("username", "preferred_username"),
                claims.text("picture"),
                claims.text("role"),
                claims.text("tier"),
                claims.number("number"),
                false);
    }
}
