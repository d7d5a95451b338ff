package dev.parley.stack.issuer;

import dev.parley.stack.CannotStart;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.data.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/// The local stack's own issuer of tokens: a key pair made on the first start. Gateways learn only the public half, and
/// only from a local stack.
public final class Issuer {
    public static final String NAME = "parley-local-stack";
    public static final String AUDIENCE = "parley";
    private static final int KEY_BITS = 2048;

    private final DataFolder data;

    public Issuer(DataFolder data) {
        this.data = data;
    }

    /// The file a gateway reads; made, with its keys, if there is none.
    public Path publishedKeys() {
        var published = data.issuer().resolve("jwks.json");
        try {
            if (!Files.exists(published)) {
                Files.createDirectories(data.issuer());
                OwnerOnly.protect(data.issuer());
                var key = Files.exists(privateKeyFile()) ? privateKey() : newKey();
                OwnerOnly.write(published, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
            }
            return published;
        } catch (IOException | JoseException e) {
            throw new CannotStart("The issuer's keys cannot be kept in " + data.issuer() + ": " + e.getMessage(), e);
        }
    }

    RsaJsonWebKey privateKey() {
        try {
            Map<String, Object> key = JsonUtil.parseJson(Files.readString(privateKeyFile()));
            return new RsaJsonWebKey(key);
        } catch (IOException | JoseException e) {
            throw new CannotStart("The issuer's key in " + privateKeyFile() + " cannot be read.", e);
        }
    }

    private RsaJsonWebKey newKey() throws JoseException, IOException {
        var key = RsaJwkGenerator.generateJwk(KEY_BITS);
        key.setUse("sig");
        key.setAlgorithm("RS256");
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        OwnerOnly.write(privateKeyFile(), key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        return key;
    }

    private Path privateKeyFile() {
        return data.issuer().resolve("private-key.json");
    }
}
