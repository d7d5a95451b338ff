package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthSettingsTest {
    @Test
    void aSettingThatCannotWorkIsToldInOneLine() {
        tells("JWT_SECRET must have 32 bytes at least; it has 5", Map.of("JWT_SECRET", "short"));
        tells(
                "JWT_SECRET_ACCEPTED must have 32 bytes at least; it has 5",
                Map.of("JWT_SECRET", "x".repeat(32), "JWT_SECRET_ACCEPTED", "short"));
        tells(
                "SUPABASE_JWT_SECRET must have 32 bytes at least; it has 31",
                Map.of("SUPABASE_URL", "https://x.example", "SUPABASE_JWT_SECRET", "x".repeat(31)));
        tells("SUPABASE_JWT_SECRET is set, but SUPABASE_URL is not", Map.of("SUPABASE_JWT_SECRET", "x".repeat(32)));
        tells("JWT_SECRET_ACCEPTED is set, but JWT_SECRET is not", Map.of("JWT_SECRET_ACCEPTED", "x".repeat(32)));
        tells(
                "SUPABASE_JWT_SECRET_ACCEPTED is set, but SUPABASE_JWT_SECRET is not",
                Map.of("SUPABASE_URL", "https://x.example", "SUPABASE_JWT_SECRET_ACCEPTED", "x".repeat(32)));
        tells(
                "SUPABASE_JWKS_URL is set, but SUPABASE_URL is not",
                Map.of("SUPABASE_JWKS_URL", "https://x.example/keys"));
        tells(
                "COGNITO_JWKS_URL is set, but COGNITO_USER_POOL_ID is not",
                Map.of("COGNITO_JWKS_URL", "https://x.example/keys"));
        tells("COGNITO_USER_POOL_ID is set, but COGNITO_REGION is not", Map.of("COGNITO_USER_POOL_ID", "pool"));
        tells("CLERK_JWKS_URL is set, but CLERK_ISSUER is not", Map.of("CLERK_JWKS_URL", "https://x.example"));
        tells(
                "CLERK_JWKS_URL is not an http or https address",
                Map.of("CLERK_ISSUER", "https://x.example", "CLERK_JWKS_URL", "ftp://x.example/keys"));
        tells(
                "Two issuers are configured under the same name: https://x.example",
                Map.of(
                        "CLERK_ISSUER", "https://x.example",
                        "JWT_SECRET", "x".repeat(32),
                        "JWT_ISSUER", "https://x.example"));
    }

    @Test
    void theAnonymousPolicyIsReadOnlyUnlessSet() {
        assertEquals(AnonymousPolicy.READ_ONLY, AuthSettings.of(Map.of()).anonymousPolicy());
        assertEquals(
                AnonymousPolicy.GUEST,
                AuthSettings.of(Map.of("ANONYMOUS_POLICY", "guest")).anonymousPolicy());
        assertEquals(
                AnonymousPolicy.REFUSE,
                AuthSettings.of(Map.of("ANONYMOUS_POLICY", "refuse")).anonymousPolicy());
    }

    private static void tells(String line, Map<String, String> environment) {
        var told = assertThrows(ConfigurationException.class, () -> AuthSettings.authenticator(environment));
        assertEquals(line, told.getMessage());
    }
}
