package dev.parley.gateway.auth;

import java.util.Map;
import java.util.Optional;

/// Supabase's access tokens. Role and tier come from `app_metadata` alone: `user_metadata` is the person's to change,
/// and the claim `role` is PostgreSQL's.
final class SupabaseIssuer {
    private SupabaseIssuer() {}

    static Issuer of(String issuer, String audience, Map<String, KeySource> keys) {
        return new Issuer(
                issuer,
                true,
                keys,
                Issuer.STANDARD,
                Optional.of(audience),
                _ -> Optional.empty(),
                Issuer.Dates.SECONDS,
                SupabaseIssuer::bearer);
    }

    private static Issuer.Bearer bearer(Claims claims) {
        var person = claims.inside("user_metadata");
        var application = claims.inside("app_metadata");
        return new Issuer.Bearer(
                claims.exact("sub"),
                PersonTraits.builder()
                        .email(claims.text("email"))
                        .name(person.text("full_name", "name"))
                        .firstName(person.text("first_name", "given_name"))
                        .lastName(person.text("last_name", "family_name"))
                        .username(person.text("user_name", "preferred_username", "username"))
                        .imageUrl(person.text("avatar_url", "picture"))
                        .role(application.text("role"))
                        .tier(application.text("tier"))
                        .build(),
                Optional.empty(),
                Boolean.TRUE.equals(claims.values().get("is_anonymous")));
    }
}
