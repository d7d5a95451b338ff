package dev.parley.gateway.console;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/// Where the page sends people to sign in, as the operator has configured it.
record Issuer(URI authorizeUrl, URI tokenUrl, String clientId, String scope) {
    Issuer {
        requireWeb(authorizeUrl);
        requireWeb(tokenUrl);
    }

    /// Nothing where none is configured; half of one is a mistake.
    static Optional<Issuer> of(ConsoleConfig.SignIn config) {
        if (config.authorizeUrl().isEmpty()
                && config.tokenUrl().isEmpty()
                && config.clientId().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Issuer(
                config.authorizeUrl().orElseThrow(() -> missing("authorize-url")),
                config.tokenUrl().orElseThrow(() -> missing("token-url")),
                config.clientId().orElseThrow(() -> missing("client-id")),
                config.scope()));
    }

    private static IllegalArgumentException missing(String setting) {
        return new IllegalArgumentException("gateway.console.sign-in." + setting + " is missing");
    }

    private static void requireWeb(URI url) {
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("gateway.console.sign-in: not the address of a page: " + url);
        }
    }

    /// What the page may connect to besides its own gateway.
    String origin() {
        return tokenUrl.getScheme() + "://" + tokenUrl.getRawAuthority();
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("authorize_url", authorizeUrl.toString())
                .put("token_url", tokenUrl.toString())
                .put("client_id", clientId)
                .put("scope", scope);
    }
}
