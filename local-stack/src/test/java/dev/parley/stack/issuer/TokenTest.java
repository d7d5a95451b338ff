package dev.parley.stack.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.CannotStart;
import dev.parley.stack.data.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    private final TokenRequest alice = new TokenRequest(
            "alice",
            Optional.of("Alice"),
            Optional.of("alice@example.org"),
            Optional.of("admin"),
            Duration.ofMinutes(5));

    private DataFolder data;
    private Issuer issuer;

    @BeforeEach
    void makeKeys(@TempDir Path folder) {
        data = DataFolder.create(folder);
        issuer = new Issuer(data);
        issuer.publishedKeys();
    }

    @Test
    void isGoodByThePublishedKeysAlone() throws Exception {
        var claims = verified(alice.signedWith(issuer.privateKey(), Clock.systemUTC()), issuer.publishedKeys());

        assertEquals("alice", claims.getSubject());
        assertEquals("Alice", claims.getStringClaimValue("name"));
        assertEquals("alice@example.org", claims.getStringClaimValue("email"));
        assertEquals("admin", claims.getStringClaimValue("role"));
        assertEquals(
                300,
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    @Test
    void eachHasAnIdOfItsOwn() throws Exception {
        var one = verified(alice.signedWith(issuer.privateKey(), Clock.systemUTC()), issuer.publishedKeys());
        var other = verified(alice.signedWith(issuer.privateKey(), Clock.systemUTC()), issuer.publishedKeys());

        assertNotEquals(one.getJwtId(), other.getJwtId());
    }

    @Test
    void anotherStacksKeysRefuseIt(@TempDir Path elsewhere) {
        var token = alice.signedWith(issuer.privateKey(), Clock.systemUTC());
        var others = new Issuer(DataFolder.create(elsewhere)).publishedKeys();

        assertThrows(InvalidJwtException.class, () -> verified(token, others));
    }

    @Test
    void theKeysStayFromStartToStartAndThePrivateOnePrivate() throws Exception {
        var published = Files.readString(issuer.publishedKeys());

        assertEquals(published, Files.readString(new Issuer(data).publishedKeys()));
        for (var secret : List.of("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"")) {
            assertFalse(published.contains(secret), secret);
        }
        var file = data.issuer().resolve("private-key.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aLifetimeIsANumberAndAUnit() {
        assertEquals(Duration.ofSeconds(30), TokenCommand.duration("30s"));
        assertEquals(Duration.ofMinutes(15), TokenCommand.duration("15m"));
        assertEquals(Duration.ofHours(1), TokenCommand.duration("1h"));
        assertEquals(Duration.ofDays(7), TokenCommand.duration("7d"));
        for (var wrong : List.of("", "1", "h", "0h", "-1h", "1 h", "1w", "99999999h")) {
            assertTrue(assertThrows(CannotStart.class, () -> TokenCommand.duration(wrong))
                    .getMessage()
                    .startsWith("--expires-in wants"));
        }
    }

    private static JwtClaims verified(String token, Path keys) throws Exception {
        var published = new JsonWebKeySet(Files.readString(keys)).getJsonWebKeys();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(published))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256"))
                .setExpectedIssuer("parley-local-stack")
                .setExpectedAudience("parley")
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }
}
