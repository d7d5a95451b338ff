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
                LocalStackIssuer::bearer);
    }

    private static Issuer.Bearer bearer(Claims claims) {
        return new Issuer.Bearer(
                claims.exact("sub"),
                PersonTraits.builder()
                        .email(claims.text("email"))
                        .name(claims.text("name"))
                        .firstName(claims.text("given_name"))
                        .lastName(claims.text("family_name"))
                        .username(claims.text("username", "preferred_username"))
                        .imageUrl(claims.text("picture"))
                        .role(claims.text("role"))
                        .tier(claims.text("tier"))
                        .build(),
                claims.number("number"),
                false);
    }
}
