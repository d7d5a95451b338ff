package dev.parley.gateway.protocol;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// The one place where what a client says is read as JSON: UTF-8, one value, and every text in it Unicode. Half of a
/// surrogate pair is no text: written on, it would become another one, and two different keys the same.
public final class WireJson {
    private static final int PLANES = 0xED;
    private static final int FIRST_HALF = 0xA0;

    private WireJson() {}

    /// JSON in which a text is none; `root` is all the rest.
    public static final class HalfCharacter extends JsonParseException {
        private static final long serialVersionUID = 1L;
        private final transient JsonNode root;

        HalfCharacter(JsonNode root) {
            super(null, "A text has half of a surrogate pair");
            this.root = root;
        }

        public JsonNode root() {
            return root;
        }
    }

    /// @throws HalfCharacter when a text or a name in it has half of a surrogate pair
    /// @throws JsonProcessingException when it is no JSON
    public static JsonNode read(byte[] utf8) throws IOException {
        var root = ClientJson.MAPPER.readTree(utf8);
        if (maySayHalf(utf8) && !isWhole(root)) {
            throw new HalfCharacter(root);
        }
        return root;
    }

    /// Nearly no frame does, so that nearly none is walked through.
    private static boolean maySayHalf(byte[] utf8) {
        for (var at = 0; at + 2 < utf8.length; at++) {
            if (utf8[at] == '\\' && utf8[at + 1] == 'u' && (utf8[at + 2] | 0x20) == 'd'
                    || (utf8[at] & 0xFF) == PLANES && (utf8[at + 1] & 0xFF) >= FIRST_HALF) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(JsonNode node) {
        if (node.isTextual()) {
            return isWhole(node.textValue());
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            if (!isWhole(names.next())) {
                return false;
            }
        }
        for (var child : node) {
            if (!isWhole(child)) {
                return false;
            }
        }
        return true;
    }

    /// Whether no half of a surrogate pair stands in the text by itself.
    public static boolean isWhole(String text) {
        for (var at = 0; at < text.length(); at++) {
            var unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
