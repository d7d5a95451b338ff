package dev.parley.gateway.auth;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The id of a visitor without a token. It cannot be guessed: for a guest it is the only proof of what is theirs.
public final class AnonymousSession {
    /// The issuer under which guests are stored; no token can name it.
    public static final String ISSUER = "anonymous";

    private static final int RANDOM_BYTES = 16;
    private static final Pattern SYNTAX = Pattern.compile("anon_[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private AnonymousSession() {}

    /// A new id of 128 random bits.
    public static String newId() {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return "anon_" + HexFormat.of().formatHex(bytes);
    }

    /// Whether this may be an id [#newId] made.
    public static boolean isId(String text) {
        return text != null && SYNTAX.matcher(text).matches();
    }
}
