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
                SupabaseIssuer::traits);
    }

    private static Issuer.Traits traits(Claims claims) {
        var person = claims.inside("user_metadata");
        var application = claims.inside("app_metadata");
        return new Issuer.Traits(
                claims.exact("sub"),
                claims.text("email"),
                person.text("full_name", "name"),
                person.text("first_name", "given_name"),
                person.text("last_name", "family_name"),
                person.text("user_name", "preferred_username", "username"),
                person.text("avatar_url", "picture"),
                application.text("role"),
                application.text("tier"),
                Optional.empty(),
                Boolean.TRUE.equals(claims.values().get("is_anonymous")));
    }
}
