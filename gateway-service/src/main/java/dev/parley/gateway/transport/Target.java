package dev.parley.gateway.transport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A request's target (RFC 9112, 3.2), of which the router and the resources can make something.
final class Target {
    /// What browsers write into addresses as it is (URL standard), and RFC 3986 wants encoded.
    private static final String LEFT_BY_BROWSERS = "\"<>[]\\^`{|}";

    private Target() {}

    /// The same with what browsers leave as it is encoded; null: it is no target.
    static @Nullable String wellFormed(String target) {
        var path = pathOf(target);
        if (path < 0) {
            return null;
        }
        StringBuilder encoded = null;
        for (var at = 0; at < target.length(); at++) {
            var each = target.charAt(at);
            if (each <= ' ' || each >= 0x7f || each == '#') {
                return null;
            }
            if (each == '%' && !isEncoded(target, at)) {
                return null;
            }
            if (at >= path && LEFT_BY_BROWSERS.indexOf(each) >= 0) {
                if (encoded == null) {
                    encoded = new StringBuilder(target.length() + 16).append(target, 0, at);
                }
                encoded.append('%').append(Integer.toHexString(each).toUpperCase());
            } else if (encoded != null) {
                encoded.append(each);
            }
        }
        if (!isText(target)) {
            return null;
        }
        return encoded == null ? target : encoded.toString();
    }

    /// Whether what stands encoded in it is UTF-8: anything else would be read as another text than was meant, half of
    /// a surrogate pair among it.
    private static boolean isText(String target) {
        if (target.indexOf('%') < 0) {
            return true;
        }
        var bytes = ByteBuffer.allocate(target.length());
        for (var at = 0; at < target.length(); at++) {
            if (target.charAt(at) == '%') {
                bytes.put((byte) Integer.parseInt(target, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.put((byte) target.charAt(at));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Where the path begins; -1: nowhere.
    private static int pathOf(String target) {
        for (var scheme : new String[] {"http://", "https://"}) {
            if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return target.indexOf('/', scheme.length());
            }
        }
        return target.startsWith("/") ? 0 : -1;
    }

    private static boolean isEncoded(String target, int at) {
        return at + 2 < target.length()
                && Character.digit(target.charAt(at + 1), 16) >= 0
                && Character.digit(target.charAt(at + 2), 16) >= 0;
    }
}
