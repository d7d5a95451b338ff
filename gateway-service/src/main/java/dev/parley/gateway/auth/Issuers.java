package dev.parley.gateway.auth;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Every configured issuer, by what its tokens say in `iss`. A setting that cannot work stops the start.
final class Issuers {
    private final Map<String, Issuer> named = new HashMap<>();
    private @Nullable Issuer unnamed;

    private final AuthConfig config;
    private final HttpClient http;
    private final LongSupplier nanoTime;

    Issuers(AuthConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.nanoTime = nanoTime;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.keys().timeout())
                .build();
        clerk();
        supabase();
        cognito();
        sharedSecret();
        config.localIssuerJwks().ifPresent(path -> add(LocalStackIssuer.of(file(Path.of(path)))));
    }

    /// The issuer of tokens with this `iss`, with or without a slash at its end; null for those without one.
    Optional<Issuer> find(@Nullable String name) {
        return Optional.ofNullable(name == null ? unnamed : named.get(withoutSlash(name)));
    }

    private void clerk() {
        config.clerk().issuer().map(Issuers::withoutSlash).ifPresent(issuer -> {
            var jwks = config.clerk().jwksUrl().orElse(issuer + "/.well-known/jwks.json");
            add(ClerkIssuer.of(issuer, config.clerk().authorizedParties(), published(issuer, "CLERK_JWKS_URL", jwks)));
        });
        requires(config.clerk().jwksUrl(), "CLERK_JWKS_URL", config.clerk().issuer(), "CLERK_ISSUER");
    }

    private void supabase() {
        var supabase = config.supabase();
        supabase.url().map(Issuers::withoutSlash).ifPresent(url -> {
            var issuer = url + "/auth/v1";
            var jwks = supabase.jwksUrl().orElse(issuer + "/.well-known/jwks.json");
            var published = published(issuer, "SUPABASE_JWKS_URL", jwks);
            var keys = new HashMap<String, KeySource>(Map.of("RS256", published, "ES256", published));
            supabase.jwtSecret()
                    .map(secret -> new SharedSecret("SUPABASE_JWT_SECRET", secret, supabase.acceptedJwtSecret()))
                    .ifPresent(secret -> keys.put(SharedSecret.ALGORITHM, secret));
            add(SupabaseIssuer.of(issuer, supabase.audience(), Map.copyOf(keys)));
        });
        requires(supabase.jwtSecret(), "SUPABASE_JWT_SECRET", supabase.url(), "SUPABASE_URL");
        requires(supabase.jwksUrl(), "SUPABASE_JWKS_URL", supabase.url(), "SUPABASE_URL");
        requires(
                supabase.acceptedJwtSecret(),
                "SUPABASE_JWT_SECRET_ACCEPTED",
                supabase.jwtSecret(),
                "SUPABASE_JWT_SECRET");
    }

    private void cognito() {
        var cognito = config.cognito();
        requires(cognito.userPoolId(), "COGNITO_USER_POOL_ID", cognito.region(), "COGNITO_REGION");
        requires(cognito.jwksUrl(), "COGNITO_JWKS_URL", cognito.userPoolId(), "COGNITO_USER_POOL_ID");
        cognito.userPoolId().ifPresent(pool -> {
            var issuer = "https://cognito-idp." + cognito.region().orElseThrow() + ".amazonaws.com/" + pool;
            var jwks = cognito.jwksUrl().orElse(issuer + "/.well-known/jwks.json");
            add(CognitoIssuer.of(issuer, cognito.clientIds(), published(issuer, "COGNITO_JWKS_URL", jwks)));
        });
    }

    private void sharedSecret() {
        var jwt = config.jwt();
        requires(jwt.acceptedSecret(), "JWT_SECRET_ACCEPTED", jwt.secret(), "JWT_SECRET");
        jwt.secret()
                .map(secret -> new SharedSecret("JWT_SECRET", secret, jwt.acceptedSecret()))
                .map(secret -> SecretIssuer.of(jwt.issuer(), jwt.audience(), secret))
                .ifPresent(this::add);
    }

    private void add(Issuer issuer) {
        if (!issuer.named()) {
            unnamed = issuer;
        } else if (named.put(withoutSlash(issuer.name()), issuer) != null) {
            throw new ConfigurationException("Two issuers are configured under the same name: " + issuer.name());
        }
    }

    private KeySource published(String issuer, String setting, String address) {
        var keys = config.keys();
        return fetched(issuer, new HttpKeyDocument(http, setting, address, keys.timeout(), keys.maxSize()));
    }

    private KeySource file(Path path) {
        return fetched("the local stack", () -> Files.readString(path));
    }

    private KeySource fetched(String issuer, KeyDocument document) {
        return new FetchedKeys(
                issuer, document, config.keys().minInterval(), config.keys().maxAge(), nanoTime);
    }

    /// A setting that means nothing without another one, and would be passed over in silence.
    private static void requires(Optional<String> one, String name, Optional<String> other, String otherName) {
        if (one.isPresent() && other.isEmpty()) {
            throw new ConfigurationException(name + " is set, but " + otherName + " is not");
        }
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
