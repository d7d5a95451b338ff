package dev.parley.gateway.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Clerk's session tokens. They name a party (`azp`) rather than an audience, and carry a person's traits as the
/// customer's own session claims have them.
final class ClerkIssuer {
    private ClerkIssuer() {}

    static Issuer of(String issuer, Optional<List<String>> parties, KeySource keys) {
        return new Issuer(
                issuer,
                true,
                Map.of("RS256", keys),
                Issuer.STANDARD,
                Optional.empty(),
                claims -> refusal(claims, parties),
                Issuer.Dates.SECONDS,
                ClerkIssuer::bearer);
    }

    private static Issuer.Bearer bearer(Claims claims) {
        // What the person may change by itself (unsafe_metadata) grants nothing.
        var publicMetadata = claims.inside("public_metadata");
        var metadata = claims.inside("metadata");
        return new Issuer.Bearer(
                claims.exact("sub"),
                PersonTraits.builder()
                        .email(claims.text("email", "primary_email", "email_address", "primary_email_address"))
                        .name(claims.text("name", "full_name"))
                        .firstName(claims.text("first_name", "given_name"))
                        .lastName(claims.text("last_name", "family_name"))
                        .username(claims.text("username"))
                        .imageUrl(claims.text("image_url", "picture"))
                        .role(first(claims.text("role"), publicMetadata.text("role"), metadata.text("role")))
                        .tier(first(claims.text("tier"), publicMetadata.text("tier"), metadata.text("tier")))
                        .build(),
                Optional.empty(),
                false);
    }

    /// A session that still has something to do (a second factor, an organization to choose) is signed out, as Clerk's
    /// own libraries see it.
    private static Optional<RejectionReason> refusal(Claims claims, Optional<List<String>> parties) {
        if ("pending".equals(claims.text("sts"))) {
            return Optional.of(RejectionReason.PENDING);
        }
        var party = claims.text("azp");
        return Issuer.unless(parties.isEmpty() || party != null && parties.get().contains(party));
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (var text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
