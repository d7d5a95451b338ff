package dev.parley.gateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whose tokens are accepted, and how carefully they are looked at. An issuer is configured by its own variables;
/// with none configured no token is accepted.
@ConfigMapping(prefix = "gateway.auth")
public interface AuthConfig {
    Clerk clerk();

    Supabase supabase();

    Cognito cognito();

    Jwt jwt();

    /// Path of the key set of the local stack's own issuer; only the local stack sets it.
    @WithDefault("${LOCAL_ISSUER_JWKS:}")
    Optional<String> localIssuerJwks();

    /// How far the clocks of an issuer and this server may be apart.
    @WithDefault("30s")
    Duration clockSkew();

    /// Characters of a token; a longer one is refused unread.
    @WithDefault("8192")
    int maxTokenSize();

    /// Good tokens remembered, so that a person's further connections cost no signature check; 0 remembers none.
    @WithDefault("10000")
    int rememberedTokens();

    /// How long at most a good token is remembered: a key withdrawn by its issuer counts for no longer than this.
    @WithDefault("5m")
    Duration rememberedFor();

    Keys keys();

    Profile profile();

    /// Whether a token may stand in the address (`?token=`), where clients that know no other way put it. Addresses end
    /// up in the logs of proxies and in histories.
    @WithDefault("${QUERY_TOKENS:true}")
    boolean queryTokens();

    /// What somebody without a token may do: read-only, guest or refuse.
    @WithDefault("${ANONYMOUS_POLICY:read-only}")
    AnonymousPolicy anonymousPolicy();

    /// Secrets our services shared before, 32 bytes at least each: guests whose ids were given by them are known still.
    /// They count for nothing else.
    @WithDefault("${FORMER_GUEST_SECRETS:}")
    Optional<List<String>> formerGuestSecrets();

    /// Origins from which browsers may connect; `*` for all. Without any: our own host and localhost.
    @WithDefault("${ALLOWED_ORIGINS:}")
    Optional<List<String>> allowedOrigins();

    /// Clerk: RS256 under published keys.
    interface Clerk {
        /// What its tokens say in `iss`. Unset: no token of Clerk is accepted.
        @WithDefault("${CLERK_ISSUER:}")
        Optional<String> issuer();

        /// Default: `{issuer}/.well-known/jwks.json`.
        @WithDefault("${CLERK_JWKS_URL:}")
        Optional<String> jwksUrl();

        /// If set, a token's `azp` must be one of them.
        @WithDefault("${CLERK_AUTHORIZED_PARTIES:}")
        Optional<List<String>> authorizedParties();
    }

    /// Supabase: RS256 and ES256 under published keys, and HS256 once there is a secret.
    interface Supabase {
        /// The project's address; its issuer is `{url}/auth/v1`. Unset: no token of Supabase is accepted.
        @WithDefault("${SUPABASE_URL:}")
        Optional<String> url();

        /// Of projects that sign with a shared secret.
        @WithDefault("${SUPABASE_JWT_SECRET:}")
        Optional<String> jwtSecret();

        /// While that is changed for another: the other one, which counts as well.
        @WithDefault("${SUPABASE_JWT_SECRET_ACCEPTED:}")
        Optional<String> acceptedJwtSecret();

        /// Default: `{url}/auth/v1/.well-known/jwks.json`.
        @WithDefault("${SUPABASE_JWKS_URL:}")
        Optional<String> jwksUrl();

        /// A token's `aud` must name it.
        @WithDefault("${SUPABASE_AUDIENCE:authenticated}")
        String audience();
    }

    /// Amazon Cognito: RS256 under published keys.
    interface Cognito {
        /// Unset: no token of Cognito is accepted.
        @WithDefault("${COGNITO_USER_POOL_ID:}")
        Optional<String> userPoolId();

        /// Where the user pool is; needed with one.
        @WithDefault("${COGNITO_REGION:}")
        Optional<String> region();

        /// If set, a token must be meant for one of these clients.
        @WithDefault("${COGNITO_CLIENT_ID:}")
        Optional<List<String>> clientIds();

        /// Default: `{issuer}/.well-known/jwks.json`.
        @WithDefault("${COGNITO_JWKS_URL:}")
        Optional<String> jwksUrl();
    }

    /// A backend that signs with HS256 under a secret it shares with us.
    interface Jwt {
        /// 32 bytes at least.
        @WithDefault("${JWT_SECRET:}")
        Optional<String> secret();

        /// While that is changed for another: the other one, which counts as well.
        @WithDefault("${JWT_SECRET_ACCEPTED:}")
        Optional<String> acceptedSecret();

        /// What its tokens say in `iss`; unset: they carry none.
        @WithDefault("${JWT_ISSUER:}")
        Optional<String> issuer();

        /// If set, a token's `aud` must name it.
        @WithDefault("${JWT_AUDIENCE:}")
        Optional<String> audience();
    }

    /// Another API that says whose a token is, for dialects whose clients are used to that (docs/dialects/rooms.md).
    interface Profile {
        /// Asked with the token as its Bearer; unset: tokens are verified here.
        @WithDefault("${AUTH_PROFILE_URL:}")
        Optional<String> url();

        /// For one try.
        @WithDefault("10s")
        Duration timeout();

        /// Tries for one token, where the other API does not answer, or with 429 or 5xx.
        @WithDefault("3")
        int tries();

        /// Between two tries; it doubles.
        @WithDefault("200ms")
        Duration pause();

        /// Tokens asked about at a time; others wait for their turn.
        @WithDefault("64")
        int maxCalls();

        /// Of those, tokens of one address (of IPv6 a /64; twice as many of a /56, four times as many of a /48).
        @WithDefault("8")
        int maxCallsOfAddress();

        /// Tokens the other API does not know, of one address (counted likewise) and in a minute, at one gateway:
        /// beyond it no further ones of it are asked about for a while. 0: any number.
        @WithDefault("60")
        int maxUnknownPerMinute();

        /// How long a token waits for its turn before its bearer is told that it is not possible at the moment.
        @WithDefault("5s")
        Duration callPatience();

        /// How long it is remembered that a token is none, so that nobody asks the other API without end through us.
        @WithDefault("10s")
        Duration refusalRememberedFor();

        /// How long an answer is remembered at most; never beyond the end of the token.
        @WithDefault("5m")
        Duration rememberedFor();

        /// Bytes of an answer; a longer one is refused.
        @WithDefault("65536")
        int maxSize();
    }

    /// Fetching issuers' published keys.
    interface Keys {
        /// Time between two fetches from one issuer, however many unknown keys turn up.
        @WithDefault("10s")
        Duration minInterval();

        /// Age at which known keys are fetched anew, in the background.
        @WithDefault("10m")
        Duration maxAge();

        /// How long one fetch may take.
        @WithDefault("5s")
        Duration timeout();

        /// Bytes of a key set; a longer one is refused.
        @WithDefault("262144")
        int maxSize();
    }
}
