package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each provider's tokens look like, and what we read in them, all of them configured side by side.
class EveryProviderTest {
    private static final String SECRET = "a secret of the tests' own, long enough";
    private static final String OTHER_SECRET = "another secret of the tests, also long enough";
    private static final String NEXT_SECRET = "the secret that is to come in place of the other";
    private static final Instant IN_AN_HOUR = TokenMint.NOW.plus(Duration.ofHours(1));

    @TempDir
    Path folder;

    private KeyServer server;
    private Authenticator authenticator;

    @BeforeEach
    void configureAllOfThem() throws IOException {
        server = new KeyServer(TokenMint.RSA, TokenMint.P256);
        var local = Files.writeString(
                folder.resolve("jwks.json"),
                new JsonWebKeySet(List.of(TokenMint.OTHER_RSA)).toJson(OutputControlLevel.PUBLIC_ONLY));
        authenticator = AuthSettings.authenticator(Map.ofEntries(
                Map.entry("CLERK_ISSUER", "https://clerk.example.com/"),
                Map.entry("CLERK_JWKS_URL", server.url()),
                Map.entry("SUPABASE_URL", "https://project.supabase.example"),
                Map.entry("SUPABASE_JWKS_URL", server.url()),
                Map.entry("SUPABASE_JWT_SECRET", SECRET),
                Map.entry("COGNITO_USER_POOL_ID", "eu-west-1_Pool"),
                Map.entry("COGNITO_REGION", "eu-west-1"),
                Map.entry("COGNITO_JWKS_URL", server.url()),
                Map.entry("JWT_SECRET", OTHER_SECRET),
                Map.entry("JWT_SECRET_ACCEPTED", NEXT_SECRET),
                Map.entry("LOCAL_ISSUER_JWKS", local.toString())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void clerk() {
        var token = TokenMint.token()
                .with("iss", "https://clerk.example.com")
                .with("sub", "user_2abc")
                .with("sid", "sess_1")
                .with("jti", "token-1")
                .with("primary_email", "ada@example.com")
                .with("first_name", "Ada")
                .with("last_name", "Lovelace")
                .with("username", "ada")
                .with("image_url", "https://img.example.com/ada")
                .with("iat", IN_AN_HOUR.getEpochSecond() - 3600)
                .with("public_metadata", Map.of("role", "admin", "tier", "pro"))
                .with("unsafe_metadata", Map.of("role", "king"))
                .signedBy(TokenMint.RSA);

        assertEquals(
                new Identity(
                        "https://clerk.example.com",
                        "user_2abc",
                        PersonTraits.builder()
                                .email("ada@example.com")
                                .name("Ada Lovelace")
                                .firstName("Ada")
                                .lastName("Lovelace")
                                .username("ada")
                                .imageUrl("https://img.example.com/ada")
                                .role("admin")
                                .tier("pro")
                                .build(),
                        Optional.empty(),
                        Optional.of(IN_AN_HOUR.minusSeconds(3600)),
                        IN_AN_HOUR,
                        Optional.of("token-1"),
                        false),
                identity(token));
    }

    @Test
    void supabaseUnderItsSecretAndUnderItsKeys() {
        var token = TokenMint.token()
                .with("iss", "https://project.supabase.example/auth/v1")
                .with("aud", "authenticated")
                .with("sub", "0b2c")
                .with("email", "ada@example.com")
                .with("role", "authenticated")
                .with("user_metadata", Map.of("full_name", "Ada L", "avatar_url", "https://a", "role", "king"))
                .with("app_metadata", Map.of("role", "editor", "provider", "google"));
        var expected = new Identity(
                "https://project.supabase.example/auth/v1",
                "0b2c",
                PersonTraits.builder()
                        .email("ada@example.com")
                        .name("Ada L")
                        .imageUrl("https://a")
                        .role("editor")
                        .build(),
                Optional.empty(),
                Optional.empty(),
                IN_AN_HOUR,
                Optional.empty(),
                false);

        assertEquals(expected, identity(token.signedBy(SECRET)));
        assertEquals(expected, identity(token.signedBy(TokenMint.P256)));
        assertEquals(expected, identity(token.signedBy(TokenMint.RSA)));
    }

    @Test
    void cognitoByIdTokenAndByAccessToken() {
        var issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool";
        var idToken = TokenMint.token()
                .with("iss", issuer)
                .with("aud", "client-1")
                .with("token_use", "id")
                .with("email", "ada@example.com")
                .with("name", "Ada")
                .with("cognito:username", "ada7")
                .with("custom:role", "teacher")
                .signedBy(TokenMint.RSA);
        var accessToken = TokenMint.token()
                .with("iss", issuer)
                .with("client_id", "client-1")
                .with("token_use", "access")
                .with("username", "ada7")
                .signedBy(TokenMint.RSA);

        var byId = identity(idToken);
        assertEquals(issuer, byId.issuer());
        assertEquals("alice", byId.subject());
        assertEquals("ada@example.com", byId.traits().email());
        assertEquals("Ada", byId.traits().name());
        assertEquals("ada7", byId.traits().username());
        assertEquals("teacher", byId.traits().role());
        assertEquals("ada7", identity(accessToken).traits().username());
    }

    @Test
    void aSharedSecretWithNumbersForPeopleAndMillisecondsForExpiry() {
        var token = TokenMint.token()
                .without("sub")
                .with("userId", 42)
                .with("email", "ada@example.com")
                .with("username", "ada")
                .with("userType", "creator")
                .with("exp", IN_AN_HOUR.toEpochMilli())
                .signedBy(OTHER_SECRET);

        var identity = identity(token);
        assertEquals("jwt-secret", identity.issuer());
        assertEquals("42", identity.subject());
        assertEquals(Optional.of(42L), identity.number());
        assertEquals("ada", identity.traits().name());
        assertEquals("creator", identity.traits().role());
        assertEquals(IN_AN_HOUR, identity.expiresAt());
    }

    @Test
    void aSharedSecretWithNumericSubjectsAndSecondsForExpiry() {
        var asNumber = identity(TokenMint.token().with("sub", 7).signedBy(OTHER_SECRET));
        var asText = identity(TokenMint.token().with("sub", "7").signedBy(OTHER_SECRET));
        var tooLarge = identity(TokenMint.token().with("sub", "1000000000").signedBy(OTHER_SECRET));

        assertEquals("7", asNumber.subject());
        assertEquals(Optional.of(7L), asNumber.number());
        assertEquals(asNumber, asText);
        assertEquals(IN_AN_HOUR, asText.expiresAt());
        assertEquals(Optional.empty(), tooLarge.number(), "such numbers are ours to give");
    }

    @Test
    void aSharedSecretThatIsToComeInPlaceOfTheOther() {
        var before = identity(TokenMint.token().with("sub", 7).signedBy(OTHER_SECRET));
        var after = identity(TokenMint.token().with("sub", 7).signedBy(NEXT_SECRET));

        assertEquals(before, after, "one person, by whichever it was signed");
    }

    @Test
    void theLocalStack() {
        var token = TokenMint.token()
                .with("iss", "parley-local-stack")
                .with("aud", "parley")
                .with("name", "Alice")
                .with("email", "alice@example.com")
                .with("role", "admin")
                .signedBy(TokenMint.OTHER_RSA);

        var identity = identity(token);
        assertEquals("parley-local-stack", identity.issuer());
        assertEquals("alice", identity.subject());
        assertEquals("Alice", identity.traits().name());
        assertEquals("admin", identity.traits().role());
    }

    @Test
    void whoHasNotSignedInAtSupabaseIsAnonymous() {
        var token = TokenMint.token()
                .with("iss", "https://project.supabase.example/auth/v1")
                .with("aud", "authenticated");

        assertTrue(identity(token.with("is_anonymous", true).signedBy(TokenMint.P256))
                .anonymous());
        assertFalse(identity(token.with("is_anonymous", false).signedBy(TokenMint.P256))
                .anonymous());
    }

    @Test
    void noTraitIsTooLongForAnybodyToComeIn() {
        var identity = identity(TokenMint.token()
                .with("iss", "https://clerk.example.com")
                .with("name", "x".repeat(254) + "🙂" + "y".repeat(1000))
                .with("first_name", "a\u0000b")
                .with("image_url", "data:image/png;base64," + "A".repeat(2500))
                .with("role", "r".repeat(1000))
                .signedBy(TokenMint.RSA));

        assertEquals("x".repeat(254), identity.traits().name(), "cut between characters");
        assertEquals("ab", identity.traits().firstName());
        assertNull(identity.traits().imageUrl());
        assertNull(identity.traits().role(), "half a role grants nothing");
    }

    @Test
    void aNameStandsInWhereASharedSecretsTokensHaveNone() {
        var token = TokenMint.token().without("sub").with("userId", 42);

        assertEquals("User 42", identity(token.signedBy(OTHER_SECRET)).traits().name());
        assertEquals(
                "ada",
                identity(token.with("email", "ada@example.com").signedBy(OTHER_SECRET))
                        .traits()
                        .name());
        assertEquals(
                "ada7",
                identity(token.with("username", "ada7").signedBy(OTHER_SECRET))
                        .traits()
                        .name());
        assertEquals(
                "Ada",
                identity(token.with("name", "Ada").signedBy(OTHER_SECRET))
                        .traits()
                        .name());
    }

    @Test
    void noClaimOfACustomersOwnKeepsAnybodyOut() {
        var identity = identity(TokenMint.token()
                .with("iss", "https://clerk.example.com")
                .with("groups", Map.of("a", 1))
                .with("roleMappings", "none")
                .with("address", 7)
                .with("upn", List.of("x"))
                .with("scope", List.of(Map.of("deep", List.of(1.5, true))))
                .signedBy(TokenMint.RSA));

        assertEquals("alice", identity.subject());
    }

    private Identity identity(String token) {
        return assertInstanceOf(
                        AuthResult.Verified.class, authenticator.verify(token), () -> "" + authenticator.verify(token))
                .identity();
    }
}
