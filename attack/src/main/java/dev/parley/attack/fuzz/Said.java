package dev.parley.attack.fuzz;

import java.nio.charset.StandardCharsets;

/// The end of what was said on one connection, so that a failure can be looked into.
final class Said {
    private static final int KEPT = 600;

    private final StringBuilder text = new StringBuilder();
    private int length;

    void also(byte[] bytes) {
        length += bytes.length;
        for (var value :
                new String(bytes, 0, Math.min(bytes.length, KEPT), StandardCharsets.ISO_8859_1).toCharArray()) {
            text.append(value >= ' ' && value < 127 ? Character.toString(value) : "\\x%02x".formatted((int) value));
        }
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
    }

    @Override
    public String toString() {
        return length + " bytes, at last " + text;
    }
}
