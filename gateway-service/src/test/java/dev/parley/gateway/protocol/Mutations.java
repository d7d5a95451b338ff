package dev.parley.gateway.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Frames as somebody hostile, or broken, would send them.
public final class Mutations {
    private Mutations() {}

    public static byte[] of(String seed, Random random) {
        var bytes = seed.getBytes(StandardCharsets.UTF_8);
        for (var times = random.nextInt(6); times > 0 && bytes.length > 0; times--) {
            var at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> {
                    bytes[at] = (byte) random.nextInt(256);
                    yield bytes;
                }
                case 1 -> Arrays.copyOf(bytes, at);
                case 2 -> joined(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
                default -> joined(Arrays.copyOf(bytes, at), "[[[{\"\\u0000".getBytes(StandardCharsets.UTF_8));
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
