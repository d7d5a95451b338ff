package dev.parley.gateway.auth;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a token says before anybody knows whether it is true. It only chooses whose pinned settings apply; the claims
/// count once SmallRye JWT has found the same characters signed.
record UncheckedToken(String text, Map<String, @Nullable Object> header, Claims claims) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /// Empty: it has not the form of a signed token.
    static Optional<UncheckedToken> read(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var token = new UncheckedToken(text, object(parts[0]), new Claims(object(parts[1])));
            return token.isText("alg") && token.isText("kid") ? Optional.of(token) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // Its form is anything a stranger likes.
        }
    }

    private static Map<String, @Nullable Object> object(String part) throws IOException {
        Map<String, @Nullable Object> read =
                JSON.readValue(Base64.getUrlDecoder().decode(part), OBJECT);
        if (read == null) {
            throw new IOException("null is no object");
        }
        return read;
    }

    private boolean isText(String name) {
        return header.get(name) == null || header.get(name) instanceof String;
    }

    /// Null: it names none.
    @Nullable
    String algorithm() {
        return (String) header.get("alg");
    }

    /// Null: it names none.
    @Nullable
    String keyId() {
        return (String) header.get("kid");
    }

    boolean asksForExtensions() {
        return header.get("crit") != null;
    }
}
