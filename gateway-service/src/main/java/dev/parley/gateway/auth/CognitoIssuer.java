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
                CognitoIssuer::bearer);
    }

    private static boolean meantForUs(Claims claims, Optional<List<String>> clientIds) {
        var client = switch (claims.text("token_use")) {
            case "id" -> claims.text("aud");
            case "access" -> claims.text("client_id");
            case null, default -> null;
        };
        return client != null && (clientIds.isEmpty() || clientIds.get().contains(client));
    }

    private static Issuer.Bearer bearer(Claims claims) {
        return new Issuer.Bearer(
                claims.exact("sub"),
                PersonTraits.builder()
                        .email(claims.text("email"))
                        .name(claims.text("name"))
                        .firstName(claims.text("given_name"))
                        .lastName(claims.text("family_name"))
                        .username(claims.text("cognito:username", "username", "preferred_username"))
                        .imageUrl(claims.text("picture"))
                        .role(claims.text("custom:role"))
                        .tier(claims.text("custom:tier"))
                        .build(),
                Optional.empty(),
                false);
    }
}
