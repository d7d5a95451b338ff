package dev.parley.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenMintTest {
    @TempDir
    private Path folder;

    @Test
    void signsWithTheIssuersKeyForDifferentPeople() throws Exception {
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var mint = TokenMint.of(Files.writeString(folder.resolve("key.json"), json(pair)));
        for (var token : mint.tokens(3)) {
            var parts = token.split("\\.");
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
        }
        assertTrue(claims(mint.token(2)).contains("\"sub\":\"bench-2\""));
        assertNotEquals(mint.token(2), mint.token(2));
        assertEquals(3, mint.tokens(3).stream().distinct().count());
    }

    @Test
    void signsWithAKeyOfItsOwnWhoseOtherHalfItTells() throws Exception {
        var file = folder.resolve("keys.json");
        var parts = TokenMint.withOwnKey(file).token(7).split("\\.");
        var modulus = told(Files.readString(file), "n");
        assertEquals(256, modulus.length);
        var spec =
                new RSAPublicKeySpec(new BigInteger(1, modulus), new BigInteger(1, told(Files.readString(file), "e")));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
    }

    @Test
    void saysWhatAKeyLacks() throws IOException {
        var file = Files.writeString(folder.resolve("key.json"), "{\"kid\":\"a\"}");
        assertThrows(IOException.class, () -> TokenMint.of(file));
    }

    private static byte[] told(String json, String name) {
        var field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertTrue(field.find(), json);
        return Base64.getUrlDecoder().decode(field.group(1));
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String json(KeyPair pair) {
        var key = (RSAPrivateCrtKey) pair.getPrivate();
        return "{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"%s\",\"e\":\"%s\",\"d\":\"%s\",\"p\":\"%s\",\"q\":\"%s\",\"dp\":\"%s\",\"dq\":\"%s\",\"qi\":\"%s\"}"
                .formatted(
                        base64(key.getModulus()),
                        base64(key.getPublicExponent()),
                        base64(key.getPrivateExponent()),
                        base64(key.getPrimeP()),
                        base64(key.getPrimeQ()),
                        base64(key.getPrimeExponentP()),
                        base64(key.getPrimeExponentQ()),
                        base64(key.getCrtCoefficient()));
    }

    private static String base64(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }
}
