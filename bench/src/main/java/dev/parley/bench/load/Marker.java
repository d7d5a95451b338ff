package dev.parley.bench.load;

import java.nio.charset.StandardCharsets;

/// Finds a piece of text in frames that are mostly alike: first where it was the last time, else by searching. Parsing
/// the JSON would cost more than the rest of the generator. Not for several threads.
public final class Marker {
    private final byte[] wanted;
    private int usual;

    public Marker(String wanted) {
        this.wanted = wanted.getBytes(StandardCharsets.US_ASCII);
    }

    /// Where the text behind it begins, or -1.
    public int endIn(byte[] bytes, int offset, int length) {
        if (usual + wanted.length <= length && isAt(bytes, offset + usual)) {
            return offset + usual + wanted.length;
        }
        for (var at = 0; at + wanted.length <= length; at++) {
            if (isAt(bytes, offset + at)) {
                usual = at;
                return offset + at + wanted.length;
            }
        }
        return -1;
    }

    /// Whether the frame begins with it.
    public boolean begins(byte[] bytes, int offset, int length) {
        return wanted.length <= length && isAt(bytes, offset);
    }

    /// The number written there.
    public static long number(byte[] bytes, int from, int end) {
        var number = 0L;
        for (var at = from; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private boolean isAt(byte[] bytes, int at) {
        for (var i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
