package dev.parley.gateway.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The page on `/`.
@ConfigMapping(prefix = "gateway.console")
interface ConsoleConfig {
    /// Whether there is a page at all.
    @WithDefault("true")
    boolean enabled();

    /// Where the local stack's own issuer gives a token to any name; only the local stack sets it.
    @WithDefault("${LOCAL_ISSUER_TOKEN_URL:}")
    Optional<String> tokenUrl();

    /// How long that issuer may take.
    @WithDefault("5s")
    Duration tokenTimeout();

    SignIn signIn();

    /// Where people sign in: an OpenID provider that lets the page be a public client (authorization code with PKCE),
    /// and whose tokens this gateway accepts. Without it they paste a token.
    interface SignIn {
        /// The page of an OpenID provider where people sign in. Unset: they paste a token.
        Optional<URI> authorizeUrl();

        /// Where a code becomes a token; the page may ask there, and nowhere else but here.
        Optional<URI> tokenUrl();

        /// What the page is called there; the gateway's own address is where people are sent back to.
        Optional<String> clientId();

        /// What is asked for.
        @WithDefault("openid profile")
        String scope();
    }
}
