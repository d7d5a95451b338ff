package dev.parley.gateway.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Cognito user pool. An id token names its client in `aud`, an access token in `client_id`.
final class CognitoIssuer {
    private CognitoIssuer() {}

    static Issuer of(String issuer, Optional<List<String>> clientIds, KeySource keys) {
        return new Issuer(
                issuer,
                true,
                Map.of("RS256", keys),
                Issuer.STANDARD,
                Optional.empty(),
                claims -> Issuer.unless(meantForUs(claims, clientIds)),
                Issuer.Dates.SECONDS,
                CognitoIssuer::traits);
    }

    private static boolean meantForUs(Claims claims, Optional<List<String>> clientIds) {
        var client = switch (claims.text("token_use")) {
            case "id" -> claims.text("aud");
            case "access" -> claims.text("client_id");
            case null, default -> null;
        };
        return client != null && (clientIds.isEmpty() || clientIds.get().contains(client));
    }

    private static Issuer.Traits traits(Claims claims) {
        return new Issuer.Traits(
                claims.exact("sub"),
                claims.text("email"),
                claims.text("name"),
                claims.text("given_name"),
                claims.text("family_name"),
                claims.text("cognito:username", "username", "preferred_username"),
                claims.text("picture"),
                claims.text("custom:role"),
                claims.text("custom:tier"),
                Optional.empty(),
                false);
    }
}
