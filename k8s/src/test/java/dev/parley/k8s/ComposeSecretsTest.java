package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that come before `docker compose up`: they make the secrets, and a token for somebody to begin with.
class ComposeSecretsTest {
    @TempDir
    Path home;

    @BeforeEach
    void copyTheCommands() throws IOException {
        assumeFalse(Manifests.isLeftOut("openssl"), "there is no openssl");
        Files.createDirectories(home.resolve("compose"));
        for (var name : List.of("secrets", "token")) {
            Files.copy(
                    Compose.HOME.resolve("compose").resolve(name),
                    home.resolve("compose").resolve(name),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void makesASecretOfItsOwnForEachName() throws Exception {
        says(0, "compose/secrets");

        var secrets = secrets();
        assertEquals(6, secrets.size());
        secrets.values().forEach(secret -> assertTrue(secret.matches("[0-9a-f]{64}"), "32 bytes"));
        assertEquals(6, new HashSet<>(secrets.values()).size());
        assertEquals("rw-------", permissions(".env"));
    }

    @Test
    void keepsWhatIsThereAndAddsWhatIsNot() throws Exception {
        Files.writeString(home.resolve(".env"), "OPENAI_MODEL=some\nJWT_SECRET=mine");
        Files.setPosixFilePermissions(home.resolve(".env"), PosixFilePermissions.fromString("rw-r--r--"));

        says(0, "compose/secrets");
        var once = secrets();
        says(0, "compose/secrets");

        assertEquals("mine", once.get("JWT_SECRET"));
        assertEquals("some", once.get("OPENAI_MODEL"));
        assertEquals(7, once.size());
        assertEquals(once, secrets());
        assertEquals("rw-------", permissions(".env"), "whoever made it");
    }

    @Test
    void anIssuerThatWasTurnedOffStaysOff() throws Exception {
        Files.writeString(home.resolve(".env"), "JWT_SECRET=\n");

        says(0, "compose/secrets");

        assertEquals("", secrets().get("JWT_SECRET"));
        assertTrue(says(1, "compose/token", "alice").contains("missing or empty"));
    }

    @Test
    void tellsNoSecret() throws Exception {
        var said = says(0, "compose/secrets");

        secrets().values().forEach(secret -> assertFalse(said.contains(secret)));
    }

    @Test
    void makesACertificateForLocalhostWithItsKey() throws Exception {
        says(0, "compose/secrets");

        var text = Files.readString(home.resolve("compose/tls/certificate.pem"));
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(Files.newInputStream(home.resolve("compose/tls/certificate.pem")));
        assertTrue(certificate.getSubjectAlternativeNames().stream().anyMatch(name -> name.contains("localhost")));
        certificate.checkValidity();
        assertTrue(text.contains("PRIVATE KEY"));
        assertEquals("rwx------", permissions("compose/tls"), "others here are kept out by the folder");
        assertEquals("rw-r--r--", permissions("compose/tls/certificate.pem"), "the proxy has an account of its own");
    }

    @Test
    void aTokenIsSignedWithTheSecretAndLivesForADay() throws Exception {
        says(0, "compose/secrets");

        var parts = says(0, "compose/token", "alice").strip().split("\\.");

        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secrets().get("JWT_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(signature), parts[2]);
        assertEquals("HS256", decoded(parts[0]).get("alg"));
        var claims = decoded(parts[1]);
        assertEquals("alice", claims.get("sub"));
        assertEquals("alice", claims.get("name"));
        var left = ((Number) claims.get("exp")).longValue() - Instant.now().getEpochSecond();
        assertTrue(left > 86_000 && left <= 86_400, () -> left + " s");
    }

    @Test
    void aTokenIsForTheIssuerAndAudienceThatAreAskedFor() throws Exception {
        Files.writeString(
                home.resolve(".env"), "JWT_SECRET=\"mine\"\nJWT_ISSUER=https://us.example\nJWT_AUDIENCE='app'\n");

        var parts = says(0, "compose/token", "alice").strip().split("\\.");

        var claims = decoded(parts[1]);
        assertEquals("https://us.example", claims.get("iss"));
        assertEquals("app", claims.get("aud"));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("mine".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(signature), parts[2]);
    }

    @Test
    void aTokenNeedsANameAndASecret() throws Exception {
        assertTrue(says(1, "compose/token", "alice").contains("run compose/secrets"));

        says(0, "compose/secrets");

        assertTrue(says(1, "compose/token").contains("A name is needed"));
        assertTrue(says(1, "compose/token", "a\",\"role\":\"admin").contains("A name is needed"));
    }

    private String says(int code, String... command) throws IOException, InterruptedException {
        command[0] = home.resolve(command[0]).toString();
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), said);
        return said;
    }

    private Map<String, String> secrets() throws IOException {
        var secrets = new TreeMap<String, String>();
        for (var line : Files.readAllLines(home.resolve(".env"))) {
            var equals = line.indexOf('=');
            secrets.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return secrets;
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(path)));
    }

    private static Map<?, ?> decoded(String part) {
        var json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        return new Gson().fromJson(json, Map.class);
    }
}
