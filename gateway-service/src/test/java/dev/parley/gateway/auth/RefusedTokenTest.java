package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every way in which a token fails, the attacks on the algorithm among them.
class RefusedTokenTest {
    private static final String CLERK = "https://clerk.example.com";
    private static final String SUPABASE = "https://project.supabase.example/auth/v1";
    private static final String COGNITO = "https://cognito-idp.eu-west-1.amazonaws.com/pool";
    private static final String SECRET = "a secret of the tests' own, long enough";

    private KeyServer server;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(TokenMint.RSA, TokenMint.P256);
        environment.putAll(Map.of(
                "CLERK_ISSUER",
                CLERK,
                "CLERK_JWKS_URL",
                server.url(),
                "SUPABASE_URL",
                "https://project.supabase.example",
                "SUPABASE_JWKS_URL",
                server.url(),
                "COGNITO_USER_POOL_ID",
                "pool",
                "COGNITO_REGION",
                "eu-west-1",
                "COGNITO_JWKS_URL",
                server.url(),
                "JWT_SECRET",
                SECRET));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsNoTokenIsMalformed() {
        var good = clerk().signedBy(TokenMint.RSA);
        refuses(RejectionReason.MALFORMED, null);
        refuses(RejectionReason.MALFORMED, "");
        refuses(RejectionReason.MALFORMED, "  ");
        refuses(RejectionReason.MALFORMED, "abc");
        refuses(RejectionReason.MALFORMED, "a.b.c");
        refuses(RejectionReason.MALFORMED, "..");
        refuses(RejectionReason.MALFORMED, good + ".e30.e30");
        refuses(
                RejectionReason.MALFORMED,
                TokenMint.base64("{\"alg\":\"RS256\"}") + "." + TokenMint.base64("[1]") + ".AA");
        refuses(
                RejectionReason.MALFORMED,
                TokenMint.base64("{\"alg\":\"RS256\"}") + "." + TokenMint.base64("{\"a\":") + ".AA");
        refuses(
                RejectionReason.MALFORMED,
                TokenMint.base64("{\"alg\":\"RS256\"}") + "." + TokenMint.base64("null") + ".AA");
        refuses(RejectionReason.MALFORMED, TokenMint.base64("null") + "." + TokenMint.base64("{}") + ".AA");
        refuses(RejectionReason.TOO_LARGE, "x".repeat(8193));
    }

    @Test
    void aHeaderOfWrongTypesIsNoReasonToStumble() {
        for (var header : List.of(
                "{\"alg\":5}",
                "{\"alg\":[\"RS256\"]}",
                "{\"alg\":{\"a\":1}}",
                "{\"alg\":\"RS256\",\"kid\":5}",
                "{\"alg\":\"RS256\",\"kid\":[\"rsa\"]}")) {
            refuses(RejectionReason.MALFORMED, clerk().unsigned(header) + "AAAA");
        }
        for (var header : List.of(
                "{\"alg\":\"RS256\",\"crit\":[5]}",
                "{\"alg\":\"RS256\",\"crit\":\"x\"}",
                "{\"alg\":\"RS256\",\"crit\":[]}")) {
            refuses(RejectionReason.BAD_SIGNATURE, clerk().unsigned(header) + "AAAA");
        }
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().unsigned("{\"alg\":null}") + "AAAA");
        refuses(
                RejectionReason.BAD_SIGNATURE,
                clerk().unsigned("{\"alg\":\"RS256\",\"b64\":5,\"typ\":7,\"zip\":[]}") + "AAAA");
    }

    @Test
    void noTwoSubjectsAreOnePerson() {
        assertEquals("  user_1 ", subject(clerk().with("sub", "  user_1 ").signedBy(TokenMint.RSA)));
        assertEquals("user_1", subject(clerk().with("sub", "user_1").signedBy(TokenMint.RSA)));
        for (var subject : List.of("user_1\n", "user\u0000_1", "user_1\u0085")) {
            refuses(RejectionReason.NO_SUBJECT, clerk().with("sub", subject).signedBy(TokenMint.RSA));
            refuses(RejectionReason.NO_SUBJECT, supabase().with("sub", subject).signedBy(TokenMint.P256));
            refuses(
                    RejectionReason.NO_SUBJECT,
                    TokenMint.token().with("sub", subject).with("userId", 7).signedBy(SECRET));
        }
    }

    private String subject(String token) {
        var verdict = AuthSettings.authenticator(environment).verify(token);
        return assertInstanceOf(AuthResult.Verified.class, verdict).identity().subject();
    }

    @Test
    void aSessionThatIsNotCompleteIsNotSignedIn() {
        refuses(RejectionReason.PENDING, clerk().with("sts", "pending").signedBy(TokenMint.RSA));
        accepts(clerk().with("sts", "active").signedBy(TokenMint.RSA));
    }

    @Test
    void aSlashAtTheEndOfAnIssuerIsNoDifference() {
        accepts(clerk().with("iss", CLERK + "/").signedBy(TokenMint.RSA));
        environment.put("CLERK_ISSUER", CLERK + "/");
        accepts(clerk().signedBy(TokenMint.RSA));
        accepts(clerk().with("iss", CLERK + "/").signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.UNKNOWN_ISSUER,
                clerk().with("iss", CLERK + "//").signedBy(TokenMint.RSA));
        environment.put("JWT_ISSUER", "https://backend.example/");
        accepts(TokenMint.token().with("iss", "https://backend.example").signedBy(SECRET));
    }

    @Test
    void datesAreChecked() {
        refuses(
                RejectionReason.EXPIRED,
                clerk().with("exp", TokenMint.seconds(Duration.ofSeconds(-30))).signedBy(TokenMint.RSA));
        accepts(clerk().with("exp", TokenMint.seconds(Duration.ofSeconds(-29))).signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.NOT_YET_VALID,
                clerk().with("nbf", TokenMint.seconds(Duration.ofSeconds(31))).signedBy(TokenMint.RSA));
        accepts(clerk().with("nbf", TokenMint.seconds(Duration.ofSeconds(30))).signedBy(TokenMint.RSA));
        refuses(RejectionReason.NOT_YET_VALID, clerk().with("nbf", "soon").signedBy(TokenMint.RSA));
        refuses(RejectionReason.NO_EXPIRY, clerk().without("exp").signedBy(TokenMint.RSA));
        refuses(RejectionReason.NO_EXPIRY, clerk().with("exp", "tomorrow").signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.EXPIRED,
                TokenMint.token()
                        .with("exp", TokenMint.NOW.minusSeconds(60).toEpochMilli())
                        .signedBy(SECRET));
        accepts(clerk().with("exp", Long.MAX_VALUE).signedBy(TokenMint.RSA));
        refuses(RejectionReason.EXPIRED, clerk().with("exp", Long.MIN_VALUE).signedBy(TokenMint.RSA));
    }

    @Test
    void aTokenSaysWhoseItIs() {
        refuses(RejectionReason.NO_SUBJECT, clerk().without("sub").signedBy(TokenMint.RSA));
        refuses(RejectionReason.NO_SUBJECT, clerk().with("sub", "  ").signedBy(TokenMint.RSA));
        refuses(RejectionReason.NO_SUBJECT, clerk().with("sub", Map.of("a", 1)).signedBy(TokenMint.RSA));
        refuses(RejectionReason.NO_SUBJECT, clerk().with("sub", "x".repeat(256)).signedBy(TokenMint.RSA));
    }

    @Test
    void onlyTheIssuersOwnKeysCount() {
        var forged = TokenMint.rsa(TokenMint.RSA.getKeyId());
        refuses(RejectionReason.BAD_SIGNATURE, clerk().signedBy(forged));
        refuses(RejectionReason.UNKNOWN_KEY, clerk().signedBy(TokenMint.OTHER_RSA));
        refuses(RejectionReason.BAD_SIGNATURE, TokenMint.token().signedBy(SECRET + "!"));
        refuses(
                RejectionReason.UNKNOWN_ISSUER,
                clerk().with("iss", CLERK + ".evil.example").signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.UNKNOWN_ISSUER,
                clerk().with("iss", "jwt-secret").signedBy(SECRET));
        refuses(
                RejectionReason.UNKNOWN_ISSUER,
                clerk().with("iss", "parley-local-stack").signedBy(TokenMint.RSA));
        var parts = clerk().signedBy(TokenMint.RSA).split("\\.");
        refuses(
                RejectionReason.BAD_SIGNATURE,
                parts[0] + "."
                        + clerk().with("sub", "bob").signedBy(TokenMint.RSA).split("\\.")[1] + "." + parts[2]);
    }

    @Test
    void theAlgorithmIsPinnedAndCannotBeConfused() {
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().unsigned("{\"alg\":\"none\"}"));
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().unsigned("{\"alg\":\"NONE\"}"));
        refuses(RejectionReason.WRONG_ALGORITHM, TokenMint.token().unsigned("{\"alg\":\"none\"}"));
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().unsigned("{}"));
        // The public key as the secret of a symmetric signature.
        var publicKey = TokenMint.hmac(TokenMint.RSA.getPublicKey().getEncoded());
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().signed("HS256", TokenMint.RSA.getKeyId(), publicKey));
        var asText = TokenMint.hmac(TokenMint.RSA.toJson().getBytes(StandardCharsets.UTF_8));
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().signed("HS256", null, asText));
        refuses(RejectionReason.WRONG_ALGORITHM, supabase().signed("HS256", TokenMint.RSA.getKeyId(), publicKey));
        // A key of one algorithm under the name of another, and an algorithm nobody pinned.
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().signedBy(TokenMint.P256));
        refuses(
                RejectionReason.UNKNOWN_KEY,
                supabase().signed("ES256", TokenMint.RSA.getKeyId(), TokenMint.P256.getPrivateKey()));
        refuses(
                RejectionReason.WRONG_ALGORITHM,
                clerk().signed("RS512", TokenMint.RSA.getKeyId(), TokenMint.RSA.getPrivateKey()));
        refuses(
                RejectionReason.WRONG_ALGORITHM,
                TokenMint.token()
                        .signed("HS512", null, TokenMint.hmac(SECRET.repeat(2).getBytes())));
        refuses(RejectionReason.WRONG_ALGORITHM, TokenMint.token().signedBy(TokenMint.RSA));
        // ECDSA with an all-zero signature, which some Java releases took for good.
        var signed = supabase().signedBy(TokenMint.P256);
        refuses(RejectionReason.BAD_SIGNATURE, signed.substring(0, signed.lastIndexOf('.') + 1) + "A".repeat(86));
    }

    @Test
    void aSymmetricKeyInAPublicDocumentIsNone() {
        server.answers(200, """
                {"keys":[{"kty":"oct","kid":"o","alg":"HS256","k":"%s"},{"kty":"what"},7,{"kty":"RSA","n":"!","e":"AQAB"},%s]}
                """.formatted(TokenMint.base64(SECRET), TokenMint.RSA.toJson()));
        refuses(RejectionReason.WRONG_ALGORITHM, clerk().signed("HS256", "o", TokenMint.hmac(SECRET.getBytes())));
        refuses(RejectionReason.WRONG_ALGORITHM, supabase().signed("HS256", "o", TokenMint.hmac(SECRET.getBytes())));
        accepts(clerk().signedBy(TokenMint.RSA));
    }

    @Test
    void theHeadersOwnKeysAreIgnored() {
        var forged = TokenMint.rsa("mine");
        var header = "{\"alg\":\"RS256\",\"jwk\":%s,\"jku\":\"%s\"}".formatted(forged.toJson(), server.url());
        refuses(RejectionReason.BAD_SIGNATURE, clerk().unsigned(header) + "AAAA");
        assertEquals(1, server.requests.get(), "only the configured address was asked");
        refuses(
                RejectionReason.BAD_SIGNATURE,
                clerk().unsigned("{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}") + "AAAA");
    }

    @Test
    void audienceAndPartyArePinned() {
        refuses(RejectionReason.WRONG_AUDIENCE, supabase().with("aud", "anon").signedBy(TokenMint.P256));
        refuses(RejectionReason.WRONG_AUDIENCE, supabase().without("aud").signedBy(TokenMint.P256));
        accepts(supabase().with("aud", List.of("x", "authenticated")).signedBy(TokenMint.P256));

        refuses(RejectionReason.WRONG_AUDIENCE, cognito().signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.WRONG_AUDIENCE,
                cognito().with("token_use", "refresh").signedBy(TokenMint.RSA));
        environment.put("COGNITO_CLIENT_ID", "web,mobile");
        accepts(cognito().with("token_use", "id").with("aud", "mobile").signedBy(TokenMint.RSA));
        accepts(cognito().with("token_use", "access").with("client_id", "web").signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.WRONG_AUDIENCE,
                cognito().with("token_use", "id").with("aud", "x").signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.WRONG_AUDIENCE,
                cognito().with("token_use", "access").with("aud", "web").signedBy(TokenMint.RSA));

        accepts(clerk().with("azp", "https://elsewhere.example").signedBy(TokenMint.RSA));
        environment.put("CLERK_AUTHORIZED_PARTIES", "https://app.example,https://beta.example");
        accepts(clerk().with("azp", "https://beta.example").signedBy(TokenMint.RSA));
        refuses(
                RejectionReason.WRONG_AUDIENCE,
                clerk().with("azp", "https://elsewhere.example").signedBy(TokenMint.RSA));
        refuses(RejectionReason.WRONG_AUDIENCE, clerk().signedBy(TokenMint.RSA));

        environment.put("JWT_AUDIENCE", "chat");
        accepts(TokenMint.token().with("aud", "chat").signedBy(SECRET));
        refuses(RejectionReason.WRONG_AUDIENCE, TokenMint.token().signedBy(SECRET));
    }

    @Test
    void withoutAnyIssuerEveryTokenIsRefused() {
        environment.clear();
        refuses(RejectionReason.UNKNOWN_ISSUER, clerk().signedBy(TokenMint.RSA));
        refuses(RejectionReason.UNKNOWN_ISSUER, TokenMint.token().signedBy(SECRET));
        refuses(RejectionReason.UNKNOWN_ISSUER, TokenMint.token().unsigned("{\"alg\":\"none\"}"));
    }

    @Test
    void noSentenceNamesAnythingOfOurs() {
        for (var rejectionReason : RejectionReason.values()) {
            assertFalse(
                    rejectionReason.sentence.matches("(?i).*(jose|clerk|supabase|cognito|jwks|exception|parley|_).*"));
        }
    }

    private static TokenMint clerk() {
        return TokenMint.token().with("iss", CLERK);
    }

    private static TokenMint supabase() {
        return TokenMint.token().with("iss", SUPABASE).with("aud", "authenticated");
    }

    private static TokenMint cognito() {
        return TokenMint.token().with("iss", COGNITO);
    }

    private void refuses(RejectionReason rejectionReason, String token) {
        assertEquals(
                new AuthResult.Rejected(rejectionReason),
                AuthSettings.authenticator(environment).verify(token));
    }

    private void accepts(String token) {
        assertInstanceOf(
                AuthResult.Verified.class,
                AuthSettings.authenticator(environment).verify(token));
    }
}
