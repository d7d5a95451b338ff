package dev.parley.gateway.auth;

import dev.parley.session.contract.person.SignIn;
import java.util.Map;
import java.util.Optional;

/// A backend that signs its own tokens under a shared secret, most often without `iss`. Some give their people
/// integer ids (`userId`) and write `exp` in milliseconds.
final class SecretIssuer {
    /// Under which its people are stored when its tokens name no issuer.
    static final String UNNAMED = "jwt-secret";

    private SecretIssuer() {}

    static Issuer of(Optional<String> issuer, Optional<String> audience, SharedSecret secret) {
        return new Issuer(
                issuer.orElse(UNNAMED),
                issuer.isPresent(),
                Map.of(SharedSecret.ALGORITHM, secret),
                claims -> audience.isEmpty() || claims.names("aud", audience.get()),
                Issuer.Dates.SECONDS_OR_MILLISECONDS,
                SecretIssuer::traits);
    }

    private static Issuer.Traits traits(Claims claims) {
        var number = claims.number("userId").or(() -> claims.number("sub"));
        var subject = claims.text("sub", "userId");
        return new Issuer.Traits(
                subject == null ? number.map(String::valueOf).orElse(null) : subject,
                claims.text("email"),
                claims.text("name", "username"),
                claims.text("firstName", "first_name", "given_name"),
                claims.text("lastName", "last_name", "family_name"),
                claims.text("username", "preferred_username"),
                claims.text("imageUrl", "image_url", "picture"),
                claims.text("role", "userType"),
                claims.text("tier"),
                number.filter(value -> value > 0 && value < SignIn.OWN_NUMBERS));
    }
}
