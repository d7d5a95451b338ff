package dev.parley.gateway.auth;

import dev.parley.session.contract.signin.SignIn;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTParser;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A backend that signs its own tokens under a shared secret, most often without `iss`. Some give their people
/// integer ids (`userId`) and write `exp` in milliseconds.
final class SecretIssuer {
    /// Under which its people are stored when its tokens name no issuer.
    static final String UNNAMED = "jwt-secret";

    private static final JWTParser PARSER = new DefaultJWTParser(new UnusualClaims());

    private SecretIssuer() {}

    static Issuer of(Optional<String> issuer, Optional<String> audience, SharedSecret secret) {
        return new Issuer(
                issuer.orElse(UNNAMED),
                issuer.isPresent(),
                Map.of(SharedSecret.ALGORITHM, secret),
                PARSER,
                audience,
                _ -> Optional.empty(),
                Issuer.Dates.SECONDS_OR_MILLISECONDS,
                SecretIssuer::bearer);
    }

    private static Issuer.Bearer bearer(Claims claims) {
        var number = claims.number("userId").or(() -> claims.number("sub"));
        var email = claims.text("email");
        var name = claims.text("name", "username");
        return new Issuer.Bearer(
                subject(claims, number),
                PersonTraits.builder()
                        .email(email)
                        .name(name == null ? standIn(email, number) : name)
                        .firstName(claims.text("firstName", "first_name", "given_name"))
                        .lastName(claims.text("lastName", "last_name", "family_name"))
                        .username(claims.text("username", "preferred_username"))
                        .imageUrl(claims.text("imageUrl", "image_url", "picture"))
                        .role(claims.text("role", "userType"))
                        .tier(claims.text("tier"))
                        .build(),
                number.filter(value -> value > 0 && value < SignIn.OWN_NUMBERS),
                false);
    }

    /// A `sub` that is none is not passed over: whose the token is would be another claim's to say.
    private static @Nullable String subject(Claims claims, Optional<Long> number) {
        var claim = claims.text("sub") == null ? "userId" : "sub";
        return claims.values().get(claim) instanceof String
                ? claims.exact(claim)
                : number.map(String::valueOf).orElse(null);
    }

    /// These backends have their people's names in a table, and not in the token.
    private static @Nullable String standIn(@Nullable String email, Optional<Long> number) {
        if (email != null && email.indexOf('@') > 0) {
            return email.substring(0, email.indexOf('@'));
        }
        return number.map(value -> "User " + value).orElse(null);
    }
}
