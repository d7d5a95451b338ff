package dev.parley.bench.system;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Signs tokens with the key of a local stack's issuer, thousands of them in seconds: `./parley token` makes one.
public final class TokenMint {
    private static final Duration LIFETIME = Duration.ofHours(4);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final String OWN_KEY = "bench";

    private final PrivateKey key;
    private final String header;

    private TokenMint(PrivateKey key, String keyId) {
        this.key = key;
        this.header = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}");
    }

    /// @param privateKey the issuer's JSON Web Key
    static TokenMint of(Path privateKey) throws IOException {
        var json = Files.readString(privateKey);
        try {
            var spec = new RSAPrivateCrtKeySpec(
                    number(json, "n"),
                    number(json, "e"),
                    number(json, "d"),
                    number(json, "p"),
                    number(json, "q"),
                    number(json, "dp"),
                    number(json, "dq"),
                    number(json, "qi"));
            return new TokenMint(KeyFactory.getInstance("RSA").generatePrivate(spec), field(json, "kid"));
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the issuer's key cannot be used", unusable);
        }
    }

    /// With a key of its own, for servers that are told it by `publicKeys`.
    public static TokenMint withOwnKey(Path publicKeys) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            var key = (RSAPublicKey) pair.getPublic();
            Files.writeString(
                    publicKeys,
                    "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                            .formatted(OWN_KEY, base64(key.getModulus()), base64(key.getPublicExponent())));
            return new TokenMint(pair.getPrivate(), OWN_KEY);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has RSA", impossible);
        }
    }

    /// A token of its own for each number from 0 on; the same number is the same person in every call.
    public List<String> tokens(int count) {
        return IntStream.range(0, count).parallel().mapToObj(this::token).toList();
    }

    /// A fresh token of the person with this number.
    public String token(int person) {
        var now = Instant.now().getEpochSecond();
        var subject = "bench-" + person;
        var claims =
                "{\"iss\":\"parley-local-stack\",\"aud\":\"parley\",\"sub\":\"%s\",\"name\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}"
                        .formatted(subject, subject, UUID.randomUUID(), now, now + LIFETIME.toSeconds());
        var signed = header + "." + base64(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs with RSA", impossible);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Without the zero byte that only tells the sign.
    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static BigInteger number(String json, String name) throws IOException {
        return new BigInteger(1, Base64.getUrlDecoder().decode(field(json, name)));
    }

    private static String field(String json, String name) throws IOException {
        var field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!field.find()) {
            throw new IOException("the issuer's key has no " + name);
        }
        return field.group(1);
    }
}
